package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An entity that holds no link has nothing that tells a second session whose it was. */
class LinklessTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Countries.COUNTRIES, Cities.CITIES));

    static final class Country {
        Long id;
        String name;

        Country() {}

        Country(String name) {
            this.name = name;
        }
    }

    static final class City {
        Long id;
        final One<Country> country = Cities.CITIES.country.of(this);
    }

    static final class Countries extends EntityTable<Country> {
        static final Countries COUNTRIES = new Countries();
        final Column<Country, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Country, String> name = text("name").notNull().map(c -> c.name, (c, v) -> c.name = v);

        private Countries() {
            super("countries", Country.class, Country::new);
        }
    }

    static final class Cities extends EntityTable<City> {
        static final Cities CITIES = new Cities();
        final Column<City, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<City, Long> countryId = bigint("country_id").references(() -> Countries.COUNTRIES.id);
        final ToOne<City, Country> country =
                toOne("country", (City c) -> c.country).on(countryId);

        private Cities() {
            super("cities", City.class, City::new);
        }
    }

    private static Country saved(String name) {
        return SAMPLE.db().transaction(session -> session.add(new Country(name)));
    }

    @Test
    void whatAnEndedSessionSavedIsNoNewObjectToTheNext() {
        Country peru = saved("Peru");
        City lima = new City();
        lima.country.set(peru);
        SAMPLE.db().transaction(session -> {
            session.add(lima);
            peru.name = "Perú";
        });
        assertThat(SAMPLE.sql().fetchValue(Cities.CITIES.countryId)).isEqualTo(peru.id);
        assertThat(SAMPLE.sql().selectFrom(Countries.COUNTRIES).fetch(Countries.COUNTRIES.name))
                .containsExactly("Perú");
    }

    @Test
    void whatAnEndedSessionLoadedIsNoNewObjectToTheNext() {
        saved("Peru");
        Country peru = SAMPLE.db().transaction(session -> session.one(from(Countries.COUNTRIES)));
        peru.name = "Perú";
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> session.add(peru));
        assertThat(SAMPLE.statements()).hasSize(1).first().asString().startsWith("update");
    }

    @Test
    void whatWasRolledBackIsNew() {
        Country peru = new Country("Peru");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(peru);
                    session.flush();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(peru.id).isNull();
        SAMPLE.db().transaction(session -> session.add(peru));
        assertThat(SAMPLE.sql().fetchCount(Countries.COUNTRIES)).isEqualTo(1);
    }

    @Test
    void whatWasDeletedIsNew() {
        Country peru = saved("Peru");
        SAMPLE.db().transaction(session -> {
            session.add(peru);
            session.delete(peru);
        });
        peru.id = null;
        SAMPLE.db().transaction(session -> session.add(peru));
        assertThat(SAMPLE.sql().fetchCount(Countries.COUNTRIES)).isEqualTo(1);
    }

    @Test
    void whatBelongsToAnotherOpenSessionIsRefused() {
        Country peru = saved("Peru");
        SAMPLE.db().transaction(outer -> {
            outer.add(peru);
            assertThatThrownBy(() -> SAMPLE.db().transaction(inner -> inner.add(peru)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "an object of Countries belongs to another open session: load it in this one, or end the"
                                    + " other first; nothing was changed");
        });
    }
}
