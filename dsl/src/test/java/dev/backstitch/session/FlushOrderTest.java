package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The order of what a flush writes: the same for the same changes, whatever the order in which they were made. */
class FlushOrderTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Towns.TOWNS, Mayors.MAYORS));

    static final class Town {
        String name;
        int people;
        String motto;
        final One<Mayor> mayor = Towns.TOWNS.mayor.of(this);

        Town() {}

        Town(String name) {
            this.name = name;
        }
    }

    static final class Mayor {
        Long id;
        final One<Town> town = Mayors.MAYORS.town.of(this);
    }

    static final class Towns extends EntityTable<Town> {
        static final Towns TOWNS = new Towns();
        final Column<Town, String> name = text("name").primaryKey().map(t -> t.name, (t, v) -> t.name = v);
        final Column<Town, Integer> people = integer("people").notNull().map(t -> t.people, (t, v) -> t.people = v);
        final Column<Town, String> motto = text("motto").map(t -> t.motto, (t, v) -> t.motto = v);
        final Column<Town, Long> mayorId = bigint("mayor_id").references(() -> Mayors.MAYORS.id);
        final ToOne<Town, Mayor> mayor = toOne("mayor", (Town t) -> t.mayor).on(mayorId);

        private Towns() {
            super("towns", Town.class, Town::new);
        }
    }

    static final class Mayors extends EntityTable<Mayor> {
        static final Mayors MAYORS = new Mayors();
        final Column<Mayor, Long> id = bigint("id").identity().primaryKey().map(m -> m.id, (m, v) -> m.id = v);
        final Column<Mayor, String> townName = text("town_name").notNull().references(() -> Towns.TOWNS.name);
        final ToOne<Mayor, Town> town = toOne("town", (Mayor m) -> m.town).on(townName);

        private Mayors() {
            super("mayors", Mayor.class, Mayor::new);
        }
    }

    @Test
    void newRowsAreWrittenInTheOrderOfTheirKeys() {
        SAMPLE.db().transaction(session -> {
            List.of("c", "a", "d", "b").forEach(name -> session.add(new Town(name)));
        });
        assertThat(SAMPLE.sql().fetchValues("select name from towns order by ctid"))
                .hasToString("[a, b, c, d]");
    }

    @Test
    void statementsFollowTheColumnsAndNotTheOrderOfChanges() {
        SAMPLE.db().transaction(session -> {
            List.of("a", "b").forEach(name -> session.add(new Town(name)));
        });
        List<String> oneWay = changing(0, 1);
        assertThat(oneWay).hasSize(2);
        assertThat(changing(1, 0)).isEqualTo(oneWay);
    }

    /** The first of the two gets another number of people, the second another motto. */
    private static List<String> changing(int... order) {
        return SAMPLE.db().transaction(session -> {
            Town[] towns = new Town[2];
            for (int each : order) {
                towns[each] = session.get(Towns.TOWNS.name, each == 0 ? "a" : "b");
            }
            SAMPLE.statements();
            towns[0].people++;
            towns[1].motto = (towns[1].motto == null ? "" : towns[1].motto) + "!";
            session.flush();
            return SAMPLE.statements();
        });
    }

    @Test
    void rowsThatNameEachOtherGoTogether() {
        SAMPLE.db().transaction(session -> {
            Town town = session.add(new Town("a"));
            Mayor mayor = new Mayor();
            mayor.town.set(town);
            town.mayor.set(mayor);
        });
        SAMPLE.db().transaction(session -> {
            Town town = session.one(from(Towns.TOWNS));
            Mayor mayor = session.one(from(Mayors.MAYORS));
            SAMPLE.statements();
            session.delete(town);
            session.delete(mayor);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(3);
        });
        assertThat(SAMPLE.sql().fetchCount(Towns.TOWNS) + SAMPLE.sql().fetchCount(Mayors.MAYORS))
                .isZero();
    }

    @Test
    void moreRowsThanOneStatementTakesAreWrittenByAsFewAsPossible() {
        SAMPLE.db().transaction(session -> {
            IntStream.rangeClosed(1, 50_001).forEach(number -> session.add(new Town("t" + number)));
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        SAMPLE.db().transaction(session -> {
            List<Town> all = session.list(from(Towns.TOWNS));
            assertThat(all).hasSize(50_001);
            SAMPLE.statements();
            all.forEach(town -> town.people = 7);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2);
            all.forEach(session::delete);
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(SAMPLE.sql().fetchCount(Towns.TOWNS)).isZero();
    }
}
