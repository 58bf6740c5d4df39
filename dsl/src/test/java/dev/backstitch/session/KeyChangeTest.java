package dev.backstitch.session;

import static dev.backstitch.dsl.Associations.associationTable;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.ConstraintException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that have a meaning of their own, and change: whatever names the row goes on naming it. */
class KeyChangeTest {

    static final Association<Land, Lang> SPOKEN =
            associationTable("spoken").from("land", () -> Lands.LANDS.code).to("lang", () -> Langs.LANGS.name);

    @RegisterExtension
    static final SampleDatabase SAMPLE =
            new SampleDatabase(Model.of(Lands.LANDS, Cities.CITIES, Streets.STREETS, Langs.LANGS));

    static final class Land {
        String code;
        final Many<City> cities = Lands.LANDS.cities.of(this);
        final Many<Lang> langs = Lands.LANDS.langs.of(this);
        final One<Land> within = Lands.LANDS.within.of(this);

        Land() {}

        Land(String code) {
            this.code = code;
        }
    }

    /** Its key is its land's and a number. */
    static final class City {
        String landCode;
        int number;
        final One<Land> land = Cities.CITIES.land.of(this);
        final Many<Street> streets = Cities.CITIES.streets.of(this);

        City() {}

        City(int number) {
            this.number = number;
        }
    }

    static final class Street {
        Long id;
        final One<City> city = Streets.STREETS.city.of(this);
    }

    static final class Lang {
        String name;

        Lang() {}

        Lang(String name) {
            this.name = name;
        }
    }

    static final class Lands extends EntityTable<Land> {
        static final Lands LANDS = new Lands();
        final Column<Land, String> code = text("code").primaryKey().map(l -> l.code, (l, v) -> l.code = v);
        final Column<Land, String> withinCode = text("within_code").references(() -> Lands.LANDS.code);
        final ToMany<Land, City> cities =
                toMany("cities", (Land l) -> l.cities).backPopulates(() -> Cities.CITIES.land);
        final ToMany<Land, Lang> langs = toMany("langs", (Land l) -> l.langs).through(() -> SPOKEN);
        final ToOne<Land, Land> within = toOne("within", (Land l) -> l.within).on(withinCode);

        private Lands() {
            super("lands", Land.class, Land::new);
        }
    }

    static final class Cities extends EntityTable<City> {
        static final Cities CITIES = new Cities();
        final Column<City, String> landCode = text("land_code")
                .primaryKey()
                .references(() -> Lands.LANDS.code)
                .map(c -> c.landCode, (c, v) -> c.landCode = v);
        final Column<City, Integer> number = integer("number").primaryKey().map(c -> c.number, (c, v) -> c.number = v);
        final ToOne<City, Land> land =
                toOne("land", (City c) -> c.land).on(landCode).backPopulates(() -> Lands.LANDS.cities);
        final ToMany<City, Street> streets =
                toMany("streets", (City c) -> c.streets).backPopulates(() -> Streets.STREETS.city);

        private Cities() {
            super("cities", City.class, City::new);
        }
    }

    static final class Streets extends EntityTable<Street> {
        static final Streets STREETS = new Streets();
        final Column<Street, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Street, String> landCode = text("land_code").notNull();
        final Column<Street, Integer> cityNumber = integer("city_number").notNull();
        final ToOne<Street, City> city =
                toOne("city", (Street s) -> s.city).on(landCode, cityNumber).backPopulates(() -> Cities.CITIES.streets);

        private Streets() {
            super("streets", Street.class, Street::new);
            foreignKey(landCode, cityNumber)
                    .references(() -> Cities.CITIES.landCode, () -> Cities.CITIES.number)
                    .onUpdate(ReferentialAction.CASCADE);
        }
    }

    static final class Langs extends EntityTable<Lang> {
        static final Langs LANGS = new Langs();
        final Column<Lang, String> name = text("name").primaryKey().map(l -> l.name, (l, v) -> l.name = v);

        private Langs() {
            super("langs", Lang.class, Lang::new);
        }
    }

    @BeforeEach
    void write() {
        SAMPLE.db().transaction(session -> {
            Land land = session.add(new Land("a"));
            land.langs.add(new Lang("x"));
            City city = new City(1);
            land.cities.add(city);
            city.streets.add(new Street());
            Land other = session.add(new Land("b"));
            other.within.set(land);
        });
        SAMPLE.statements();
    }

    private static String rows() {
        return SAMPLE.sql()
                .fetchValue(
                        "select (select string_agg(code || coalesce('<' || within_code, ''), ',' order by code) from lands)"
                                + " || ' ' || (select string_agg(land_code || number, ',' order by number) from cities)"
                                + " || ' ' || (select string_agg(land_code || city_number, ',') from streets)"
                                + " || ' ' || (select string_agg(land || lang, ',') from spoken)")
                .toString();
    }

    @Test
    void nothingOfWhatNamesItIsLoaded() {
        SAMPLE.db().transaction(session -> {
            session.get(Lands.LANDS.code, "a").code = "z";
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.find(Lands.LANDS.code, "a")).isEmpty();
            assertThat(session.get(Lands.LANDS.code, "z").cities).hasSize(1);
        });
        assertThat(rows()).isEqualTo("b<z,z z1 z1 zx");
    }

    @Test
    void whatIsLoadedNamesItByTheNewKeyAndIsNotWrittenAgain() {
        SAMPLE.db().transaction(session -> {
            Land land = session.get(Lands.LANDS.code, "a");
            City city = land.cities.first();
            Street street = city.streets.first();
            Land inner = session.get(Lands.LANDS.code, "b");
            SAMPLE.statements();
            land.code = "z";
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(city.landCode).isEqualTo("z");
            assertThat(session.list(from(Cities.CITIES))).containsExactly(city);
            assertThat(street.city.get()).isSameAs(city);
            assertThat(inner.within.get()).isSameAs(land);
            session.flush();
            SAMPLE.statements();
            city.number = 7;
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        assertThat(rows()).isEqualTo("b<z,z z7 z7 zx");
    }

    @Test
    void aNewRowTakesTheKeyAndNewChildrenTheNewOne() {
        SAMPLE.db().transaction(session -> {
            Land land = session.get(Lands.LANDS.code, "a");
            land.code = "z";
            land.cities.add(new City(2));
            session.add(new Land("a")).cities.add(new City(3));
        });
        assertThat(rows()).isEqualTo("a,b<z,z z1,z2,a3 z1 zx");
    }

    @Test
    void aRowThatIsMovedToAnotherOwnerTakesItsKey() {
        SAMPLE.db().transaction(session -> {
            City city = session.one(from(Cities.CITIES));
            city.land.set(session.get(Lands.LANDS.code, "b"));
            session.flush();
            assertThat(city.landCode).isEqualTo("b");
        });
        assertThat(rows()).isEqualTo("a,b<a b1 b1 ax");
    }

    @Test
    void rowsThatNameEachOtherAreRenamedOneByOne() {
        SAMPLE.db().transaction(session -> {
            session.get(Lands.LANDS.code, "a").code = "y";
            session.get(Lands.LANDS.code, "b").code = "z";
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2);
        });
        assertThat(rows()).isEqualTo("y,z<y y1 y1 yx");
    }

    @Test
    void aQueryOfWhatFollowsSeesTheNewKey() {
        SAMPLE.db().transaction(session -> {
            Land land = session.get(Lands.LANDS.code, "a");
            land.code = "y";
            assertThat(session.count(from(Cities.CITIES).where(Cities.CITIES.landCode.eq("y"))))
                    .isOne();
            land.code = "z";
            assertThat(session.count(from(Streets.STREETS).where(Streets.STREETS.landCode.eq("z"))))
                    .isOne();
            land.code = "a";
            assertThat(session.count(from(Langs.LANGS))).isOne();
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements())
                    .as("what a query of other tables left alone")
                    .hasSize(1);
        });
    }

    @Test
    void aSavepointTakesItBack() {
        SAMPLE.db().transaction(session -> {
            Land land = session.get(Lands.LANDS.code, "a");
            City city = land.cities.first();
            assertThatThrownBy(() -> session.transaction(nested -> {
                        land.code = "z";
                        nested.flush();
                        assertThat(city.landCode).isEqualTo("z");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(land.code).isEqualTo("a");
            assertThat(city.landCode).isEqualTo("a");
            assertThat(session.get(Lands.LANDS.code, "a")).isSameAs(land);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(rows()).isEqualTo("a,b<a a1 a1 ax");
    }

    @Test
    void aKeyThatAnotherRowHasIsRefusedByTheDatabase() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.get(Lands.LANDS.code, "a").code = "b";
                }))
                .isInstanceOf(ConstraintException.class);
        assertThat(rows()).isEqualTo("a,b<a a1 a1 ax");
    }
}
