package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.model.Deferrability.INITIALLY_DEFERRED;
import static dev.backstitch.model.Deferrability.INITIALLY_IMMEDIATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.ConstraintException;
import dev.backstitch.link.ManyList;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToList;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that PostgreSQL checks later than row by row: what passes in one flush because of that. */
class DeferrableTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE =
            new SampleDatabase(Model.of(Slots.SLOTS, Units.UNITS, Chiefs.CHIEFS, Plays.PLAYS, Acts.ACTS));

    static final class Slot {
        Long id;
        String code;
        Integer rank;
        String note;

        Slot() {}

        Slot(String code, Integer rank) {
            this.code = code;
            this.rank = rank;
        }
    }

    static final class Slots extends EntityTable<Slot> {
        static final Slots SLOTS = new Slots();
        final Column<Slot, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Slot, String> code =
                text("code").notNull().unique(INITIALLY_IMMEDIATE).map(s -> s.code, (s, v) -> s.code = v);
        final Column<Slot, Integer> rank =
                integer("rank").notNull().unique(INITIALLY_DEFERRED).map(s -> s.rank, (s, v) -> s.rank = v);
        final Column<Slot, String> note = text("note").map(s -> s.note, (s, v) -> s.note = v);

        private Slots() {
            super("slots", Slot.class, Slot::new);
        }
    }

    static final class Unit {
        String name;
        final One<Chief> chief = Units.UNITS.chief.of(this);

        Unit() {}

        Unit(String name) {
            this.name = name;
        }
    }

    static final class Chief {
        String name;
        final One<Unit> unit = Chiefs.CHIEFS.unit.of(this);

        Chief() {}

        Chief(String name) {
            this.name = name;
        }
    }

    static final class Units extends EntityTable<Unit> {
        static final Units UNITS = new Units();
        final Column<Unit, String> name = text("name").primaryKey().map(u -> u.name, (u, v) -> u.name = v);
        final Column<Unit, String> chiefName = text("chief_name")
                .notNull()
                .references(() -> Chiefs.CHIEFS.name)
                .deferrable(INITIALLY_DEFERRED);
        final ToOne<Unit, Chief> chief = toOne("chief", (Unit u) -> u.chief).on(chiefName);

        private Units() {
            super("units", Unit.class, Unit::new);
        }
    }

    static final class Chiefs extends EntityTable<Chief> {
        static final Chiefs CHIEFS = new Chiefs();
        final Column<Chief, String> name = text("name").primaryKey().map(c -> c.name, (c, v) -> c.name = v);
        final Column<Chief, String> unitName =
                text("unit_name").notNull().references(() -> Units.UNITS.name).deferrable(INITIALLY_DEFERRED);
        final ToOne<Chief, Unit> unit = toOne("unit", (Chief c) -> c.unit).on(unitName);

        private Chiefs() {
            super("chiefs", Chief.class, Chief::new);
        }
    }

    static final class Play {
        Long id;
        final ManyList<Act> acts = Plays.PLAYS.acts.of(this);
    }

    static final class Act {
        Long id;
        String title;
        final One<Play> play = Acts.ACTS.play.of(this);

        Act() {}

        Act(String title) {
            this.title = title;
        }
    }

    static final class Plays extends EntityTable<Play> {
        static final Plays PLAYS = new Plays();
        final Column<Play, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final ToList<Play, Act> acts = toMany("acts", (Play p) -> p.acts)
                .backPopulates(() -> Acts.ACTS.play)
                .ordered(() -> Acts.ACTS.place);

        private Plays() {
            super("plays", Play.class, Play::new);
        }
    }

    static final class Acts extends EntityTable<Act> {
        static final Acts ACTS = new Acts();
        final Column<Act, Long> id = bigint("id").identity().primaryKey().map(a -> a.id, (a, v) -> a.id = v);
        final Column<Act, String> title = text("title").map(a -> a.title, (a, v) -> a.title = v);
        final Column<Act, Long> playId = bigint("play_id").references(() -> Plays.PLAYS.id);
        final Column<Act, Integer> place = integer("place");
        final ToOne<Act, Play> play =
                toOne("play", (Act a) -> a.play).on(playId).backPopulates(() -> Plays.PLAYS.acts);

        private Acts() {
            super("acts", Act.class, Act::new);
            unique(playId, place).deferrable(INITIALLY_IMMEDIATE);
        }
    }

    private static void slots(String... codes) {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < codes.length; i++) {
                session.add(new Slot(codes[i], i));
            }
        });
        SAMPLE.statements();
    }

    private static List<Slot> all(Session session) {
        List<Slot> all = session.list(from(Slots.SLOTS).orderBy(Slots.SLOTS.id));
        SAMPLE.statements();
        return all;
    }

    private static List<String> codes() {
        return SAMPLE.sql().fetchValues("select code || ' ' || coalesce(note, '') from slots order by id").stream()
                .map(String.class::cast)
                .map(String::trim)
                .toList();
    }

    @Test
    void row20_valuesThatMayNotBeNullAreSwappedByOneStatement() {
        slots("a", "b");
        SAMPLE.db().transaction(session -> {
            List<Slot> all = all(session);
            all.get(0).code = "b";
            all.get(1).code = "a";
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(codes()).containsExactly("b", "a");
    }

    @Test
    void rowsThatChangeInOtherColumnsTooRotateTheirValuesInTheSameStatement() {
        slots("a", "b", "c", "d");
        SAMPLE.db().transaction(session -> {
            List<Slot> all = all(session);
            all.get(0).code = "b";
            all.get(1).code = "c";
            all.get(1).note = "n";
            all.get(2).code = "a";
            all.get(3).note = "apart";
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(codes()).containsExactly("b", "c n", "a", "d apart");
    }

    @Test
    void aNewRowTakesAValueThatIsPassedOn() {
        slots("a", "b");
        SAMPLE.db().transaction(session -> {
            List<Slot> all = all(session);
            all.get(0).code = "b";
            all.get(1).code = "z";
            session.add(new Slot("a", 7));
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(codes()).containsExactly("b", "z", "a");
    }

    @Test
    void aDeletedRowsValueIsTakenByAnUpdatedOneWhoseOwnGoesOn() {
        slots("a", "b", "c");
        SAMPLE.db().transaction(session -> {
            List<Slot> all = all(session);
            session.delete(all.get(0));
            all.get(1).code = "a";
            all.get(2).code = "b";
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(codes()).containsExactly("a", "b");
    }

    @Test
    void valuesThatAreCheckedAtTheCommitNeedNoOrderAtAll() {
        slots("a", "b");
        SAMPLE.db().transaction(session -> {
            List<Slot> all = all(session);
            all.get(0).rank = 1;
            all.get(1).rank = 0;
            all.get(1).note = "n";
            session.add(new Slot("c", 5));
            session.flush();
        });
        assertThat(SAMPLE.statements()).hasSize(3);
        assertThat(SAMPLE.sql().fetchValues("select rank from slots order by id"))
                .hasToString("[1, 0, 5]");
    }

    @Test
    void whatTheCommitRefusesIsToldByItsKey() {
        slots("a", "b");
        Slot[] kept = new Slot[1];
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    kept[0] = session.add(new Slot("c", 0));
                    session.flush();
                    assertThat(kept[0].id).isNotNull();
                }))
                .isInstanceOf(ConstraintException.class)
                .hasMessage(
                        "committing: two rows of Slots would have the same rank, and unique key slots_rank_key (rank) of table"
                                + " slots allows one: choose another value, or change the row that has it");
        assertThat(kept[0].id).isNull();
        assertThat(codes()).containsExactly("a", "b");
    }

    @Test
    void newRowsNameEachOtherInACircleOfKeysThatAreNotNull() {
        SAMPLE.db().transaction(session -> {
            Unit unit = new Unit("tower");
            Chief chief = new Chief("ann");
            unit.chief.set(chief);
            chief.unit.set(unit);
            session.add(unit);
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(SAMPLE.sql().fetchValues("select chief_name || '<' || unit_name from units join chiefs on true"))
                .hasToString("[ann<tower]");
        SAMPLE.db().transaction(session -> {
            Unit unit = session.get(Units.UNITS.name, "tower");
            session.delete(unit.chief.get());
            session.delete(unit);
        });
        assertThat(SAMPLE.sql().fetchCount(Units.UNITS) + SAMPLE.sql().fetchCount(Chiefs.CHIEFS))
                .isZero();
    }

    @Test
    void anOrderedListKeepsAUniquePlaceWhileItIsTurnedRound() {
        SAMPLE.db().transaction(session -> {
            Play play = session.add(new Play());
            play.acts.addAll(List.of(new Act("1"), new Act("2"), new Act("3")));
        });
        SAMPLE.db().transaction(session -> {
            Play play = session.one(from(Plays.PLAYS).with(Plays.PLAYS.acts));
            SAMPLE.statements();
            Collections.reverse(play.acts);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        assertThat(SAMPLE.sql().fetchValues("select title from acts order by place"))
                .hasToString("[3, 2, 1]");
    }
}
