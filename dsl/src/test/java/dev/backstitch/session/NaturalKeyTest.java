package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that are named by a unique key other than the primary one: what names them is deleted before them. */
class NaturalKeyTest {

    private static final Model MODEL = Model.of(Depots.DEPOTS, Crates.CRATES, Labels.LABELS, Parts.PARTS);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    static final class Depot {
        Long id;
        String code;
        final One<Crate> first = Depots.DEPOTS.first.of(this);
        final Many<Crate> crates = Depots.DEPOTS.crates.of(this);
    }

    static final class Crate {
        Long id;
        int number;
        final One<Depot> depot = Crates.CRATES.depot.of(this);
    }

    static final class Label {
        Long id;
        final One<Depot> depot = Labels.LABELS.depot.of(this);
    }

    static final class Part {
        Long id;
        String maker;
        Integer number;
        final One<Part> whole = Parts.PARTS.whole.of(this);
        final Many<Part> parts = Parts.PARTS.parts.of(this);
    }

    static final class Depots extends EntityTable<Depot> {
        static final Depots DEPOTS = new Depots();
        final Column<Depot, Long> id = bigint("id").identity().primaryKey().map(d -> d.id, (d, v) -> d.id = v);
        final Column<Depot, String> code = text("code").notNull().unique().map(d -> d.code, (d, v) -> d.code = v);
        final Column<Depot, Long> firstId = bigint("first_id").references(() -> Crates.CRATES.id);
        final ToOne<Depot, Crate> first = toOne("first", (Depot d) -> d.first).on(firstId);
        final ToMany<Depot, Crate> crates =
                toMany("crates", (Depot d) -> d.crates).backPopulates(() -> Crates.CRATES.depot);

        private Depots() {
            super("depots", Depot.class, Depot::new);
        }
    }

    static final class Crates extends EntityTable<Crate> {
        static final Crates CRATES = new Crates();
        final Column<Crate, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Crate, Integer> number = integer("number").map(c -> c.number, (c, v) -> c.number = v);
        final Column<Crate, String> depotCode = text("depot_code").notNull().references(() -> Depots.DEPOTS.code);
        final ToOne<Crate, Depot> depot =
                toOne("depot", (Crate c) -> c.depot).on(depotCode).backPopulates(() -> Depots.DEPOTS.crates);

        private Crates() {
            super("crates", Crate.class, Crate::new);
        }
    }

    static final class Labels extends EntityTable<Label> {
        static final Labels LABELS = new Labels();
        final Column<Label, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);
        final Column<Label, String> depotCode = text("depot_code")
                .notNull()
                .references(() -> Depots.DEPOTS.code)
                .onDelete(ReferentialAction.CASCADE);
        final ToOne<Label, Depot> depot = toOne("depot", (Label l) -> l.depot).on(depotCode);

        private Labels() {
            super("labels", Label.class, Label::new);
        }
    }

    static final class Parts extends EntityTable<Part> {
        static final Parts PARTS = new Parts();
        final Column<Part, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Part, String> maker = text("maker").notNull().map(p -> p.maker, (p, v) -> p.maker = v);
        final Column<Part, Integer> number = integer("number").notNull().map(p -> p.number, (p, v) -> p.number = v);
        final Column<Part, String> wholeMaker = text("whole_maker").notNull();
        final Column<Part, Integer> wholeNumber = integer("whole_number").notNull();
        final ToOne<Part, Part> whole =
                toOne("whole", (Part p) -> p.whole).on(wholeNumber, wholeMaker).backPopulates(() -> Parts.PARTS.parts);
        final ToMany<Part, Part> parts = toMany("parts", (Part p) -> p.parts).backPopulates(() -> Parts.PARTS.whole);

        private Parts() {
            super("parts", Part.class, Part::new);
            unique(maker, number);
            foreignKey(wholeNumber, wholeMaker).references(() -> Parts.PARTS.number, () -> Parts.PARTS.maker);
        }
    }

    @BeforeEach
    void twoDepotsWithACrateEachAndAChainOfParts() {
        SAMPLE.sql().execute("insert into depots (code) values ('a'), ('b')");
        SAMPLE.sql().execute("insert into crates (number, depot_code) values (1, 'a'), (2, 'b')");
        SAMPLE.sql()
                .execute("insert into parts (maker, number, whole_maker, whole_number)"
                        + " values ('m', 1, 'm', 1), ('m', 2, 'm', 1), ('m', 3, 'm', 2)");
    }

    private static Depot depot(Session session, String code) {
        return session.one(from(Depots.DEPOTS).where(Depots.DEPOTS.code.eq(code)));
    }

    private static Crate crate(Session session, int number) {
        return session.one(from(Crates.CRATES).where(Crates.CRATES.number.eq(number)));
    }

    private static Depot depot(String code) {
        Depot depot = new Depot();
        depot.code = code;
        return depot;
    }

    /** The first words of the statements that a flush sends, with their tables. */
    private static List<String> flushed(Session session) {
        SAMPLE.statements();
        session.flush();
        return SAMPLE.statements().stream()
                .map(sql -> sql.replaceAll("^(insert into|update|delete from) \"(\\w+)\".*", "$1 $2"))
                .toList();
    }

    @Test
    void bothGoInOneFlushInWhicheverOrderTheyWereDeleted() {
        SAMPLE.db().transaction(session -> {
            Depot depot = depot(session, "a");
            Crate crate = crate(session, 1);
            session.delete(depot);
            session.delete(crate);
            assertThat(flushed(session)).containsExactly("delete from crates", "delete from depots");
        });
        SAMPLE.db().transaction(session -> {
            Crate crate = crate(session, 2);
            Depot depot = depot(session, "b");
            session.delete(crate);
            session.delete(depot);
            assertThat(flushed(session)).containsExactly("delete from crates", "delete from depots");
        });
        assertThat(SAMPLE.sql().fetchCount(Depots.DEPOTS)).isZero();
    }

    @Test
    void rowsOfTablesThatNameEachOtherGoInTheOrderOfTheRows() {
        SAMPLE.sql().execute("update depots set first_id = crates.id from crates where code = 'a' and number = 2");
        SAMPLE.db().transaction(session -> {
            List<Depot> depots = session.list(from(Depots.DEPOTS).orderBy(Depots.DEPOTS.code));
            List<Crate> crates = session.list(from(Crates.CRATES));
            depots.forEach(session::delete);
            crates.forEach(session::delete);
            session.flush();
        });
        assertThat(SAMPLE.sql().fetchCount(Depots.DEPOTS)).isZero();
        assertThat(SAMPLE.sql().fetchCount(Crates.CRATES)).isZero();
    }

    @Test
    void twoThatNameEachOtherLetGoFirst() {
        SAMPLE.sql().execute("update depots set first_id = crates.id from crates where code = depot_code");
        SAMPLE.db().transaction(session -> {
            Depot depot = depot(session, "a");
            Crate crate = crate(session, 1);
            session.delete(depot);
            session.delete(crate);
            assertThat(flushed(session)).containsExactly("update depots", "delete from crates", "delete from depots");
        });
        assertThat(SAMPLE.sql().fetchValues(Depots.DEPOTS.code)).containsExactly("b");
    }

    @Test
    void aCodeMayPassToANewRowWhileWhatNamedItGoes() {
        SAMPLE.db().transaction(session -> {
            Depot depot = depot(session, "a");
            Crate crate = crate(session, 1);
            Depot next = session.add(depot("a"));
            Crate other = new Crate();
            other.number = 3;
            next.crates.add(other);
            session.delete(depot);
            session.delete(crate);
            assertThat(flushed(session))
                    .containsExactly(
                            "delete from crates", "delete from depots", "insert into depots", "insert into crates");
            assertMirrored(MODEL, next, other);
        });
        assertThat(SAMPLE.sql().fetchValues("select number from crates order by number"))
                .hasToString("[2, 3]");
    }

    @Test
    void rowsThatNameOthersOfTheirTableGoWithThem() {
        SAMPLE.db().transaction(session -> {
            List<Part> parts = session.list(from(Parts.PARTS).orderBy(Parts.PARTS.number));
            session.delete(parts.get(1));
            session.delete(parts.get(2));
            session.delete(parts.get(0));
            assertThat(flushed(session)).containsExactly("delete from parts");
        });
        assertThat(SAMPLE.sql().fetchCount(Parts.PARTS)).isZero();
    }

    @Test
    void aNumberMayPassToANewPartOfTheSameWhole() {
        SAMPLE.db().transaction(session -> {
            List<Part> parts = session.list(from(Parts.PARTS).orderBy(Parts.PARTS.number));
            Part next = new Part();
            next.maker = "m";
            next.number = 2;
            next.whole.set(parts.get(0));
            session.delete(parts.get(1));
            session.delete(parts.get(2));
            assertThat(flushed(session)).containsExactly("delete from parts", "insert into parts");
        });
        assertThat(SAMPLE.sql().fetchValues("select number from parts order by number"))
                .hasToString("[1, 2]");
    }

    @Test
    void whatPostgresDeletesAlongNeedsNoStatement() {
        SAMPLE.sql().execute("insert into labels (depot_code) values ('a'), ('a')");
        SAMPLE.sql().execute("delete from crates");
        SAMPLE.db().transaction(session -> {
            Depot depot = depot(session, "a");
            List<Label> labels = session.list(from(Labels.LABELS));
            labels.forEach(session::delete);
            session.delete(depot);
            assertThat(flushed(session)).containsExactly("delete from depots");
            assertThat(labels).noneMatch(session::contains);
        });
        assertThat(SAMPLE.sql().fetchCount(Labels.LABELS)).isZero();
    }

    @Test
    void theRowThatHasTheCodeNowIsTheOneThatIsNamed() {
        SAMPLE.sql().execute("delete from crates where number = 2");
        SAMPLE.db().transaction(session -> {
            Depot first = depot(session, "a");
            Depot second = depot(session, "b");
            second.code = "c";
            session.flush();
            SAMPLE.sql().execute("insert into crates (number, depot_code) values (4, 'a')");
            session.transaction(nested -> {
                second.code = "d";
                nested.flush();
            });
            Crate crate = crate(session, 4);
            SAMPLE.statements();
            assertThat(crate.depot.get()).isSameAs(first);
            crate.depot.set(second);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            session.refresh(crate);
            assertThat(crate.depot.get()).isSameAs(second);
            session.delete(second);
            session.delete(crate);
            assertThat(flushed(session)).containsExactly("delete from crates", "delete from depots");
        });
        assertThat(SAMPLE.sql().fetchValues(Depots.DEPOTS.code)).containsExactly("a");
    }

    @Test
    void aRollbackBringsTheFormerCodesBack() {
        SAMPLE.db().transaction(session -> {
            Depot first = depot(session, "a");
            Depot second = depot(session, "b");
            try {
                session.transaction(nested -> {
                    nested.delete(crate(nested, 1));
                    nested.delete(crate(nested, 2));
                    nested.flush();
                    first.code = "x";
                    nested.flush();
                    second.code = "a";
                    nested.flush();
                    throw new IllegalStateException("back");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("back");
            }
            Crate crate = crate(session, 1);
            SAMPLE.statements();
            assertThat(crate.depot.get()).isSameAs(first);
            assertThat(SAMPLE.statements()).isEmpty();
            assertMirrored(MODEL, crate, first, second);
        });
    }
}
