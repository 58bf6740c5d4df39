package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that take the key of a new row, while another row waits for what they give up. */
class MixedOrderTest {

    private static final Owners OWNERS = Owners.OWNERS;
    private static final Desks DESKS = Desks.DESKS;
    private static final Books BOOKS = Books.BOOKS;

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(OWNERS, DESKS, BOOKS));

    static final class Owner {
        Long id;
        String name;
        final One<Desk> desk = OWNERS.desk.of(this);
        final Many<Book> books = OWNERS.books.of(this);

        Owner() {}

        Owner(String name) {
            this.name = name;
        }
    }

    static final class Desk {
        Long id;
        String wood;
        final One<Owner> owner = DESKS.owner.of(this);

        Desk() {}

        Desk(String wood) {
            this.wood = wood;
        }
    }

    static final class Book {
        Long id;
        String title;
        final One<Owner> owner = BOOKS.owner.of(this);

        Book() {}

        Book(String title) {
            this.title = title;
        }
    }

    static final class Owners extends EntityTable<Owner> {
        static final Owners OWNERS = new Owners();
        final Column<Owner, Long> id = bigint("id").identity().primaryKey().map(o -> o.id, (o, v) -> o.id = v);
        final Column<Owner, String> name = text("name").notNull().unique().map(o -> o.name, (o, v) -> o.name = v);
        final ToOne<Owner, Desk> desk = toOne("desk", (Owner o) -> o.desk).backPopulates(() -> Desks.DESKS.owner);
        final ToMany<Owner, Book> books = toMany("books", (Owner o) -> o.books).backPopulates(() -> Books.BOOKS.owner);

        private Owners() {
            super("owners", Owner.class, Owner::new);
        }
    }

    static final class Desks extends EntityTable<Desk> {
        static final Desks DESKS = new Desks();
        final Column<Desk, Long> id = bigint("id").identity().primaryKey().map(d -> d.id, (d, v) -> d.id = v);
        final Column<Desk, String> wood = text("wood").map(d -> d.wood, (d, v) -> d.wood = v);
        final Column<Desk, Long> ownerId = bigint("owner_id").notNull().unique().references(() -> Owners.OWNERS.id);
        final ToOne<Desk, Owner> owner =
                toOne("owner", (Desk d) -> d.owner).on(ownerId).backPopulates(() -> Owners.OWNERS.desk);

        private Desks() {
            super("desks", Desk.class, Desk::new);
        }
    }

    static final class Books extends EntityTable<Book> {
        static final Books BOOKS = new Books();
        final Column<Book, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);
        final Column<Book, String> title = text("title").map(b -> b.title, (b, v) -> b.title = v);
        final Column<Book, Long> ownerId = bigint("owner_id").notNull().references(() -> Owners.OWNERS.id);
        final ToOne<Book, Owner> owner =
                toOne("owner", (Book b) -> b.owner).on(ownerId).backPopulates(() -> Owners.OWNERS.books);

        private Books() {
            super("books", Book.class, Book::new);
        }
    }

    private static void store(int count) {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < count; i++) {
                Owner owner = session.add(new Owner("old " + i));
                owner.desk.set(new Desk("oak " + i));
                session.add(new Owner("other " + i));
            }
        });
    }

    private static void storeBooks(int count) {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < count; i++) {
                session.add(new Owner("old " + i)).books.add(new Book("book " + i));
                session.add(new Owner("other " + i));
            }
        });
    }

    private static List<Owner> owners(Session session, String like) {
        return session.list(from(OWNERS)
                .where(OWNERS.name.like(like))
                .orderBy(OWNERS.id)
                .with(OWNERS.desk)
                .with(OWNERS.books));
    }

    private static List<String> rows(String table) {
        return SAMPLE.sql()
                .resultQuery("select " + (table.equals("desks") ? "wood" : "title") + ", name from " + table
                        + " t join owners o on o.id = t.owner_id order by 1")
                .fetch(row -> row.get(0) + " of " + row.get(1));
    }

    private static String first(String sql) {
        String[] words = sql.split(" ", 4);
        return words[0] + " " + (words[0].equals("update") ? words[1] : words[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void whatIsOneToOneMovesToANewOwnerAndTheOldOneGetsANewOne(int count) {
        store(count);
        SAMPLE.db().transaction(session -> {
            int number = 0;
            for (Owner old : owners(session, "old%")) {
                Desk desk = old.desk.get();
                session.add(new Owner("new " + number)).desk.set(desk);
                old.desk.set(new Desk("pine " + number++));
            }
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements())
                    .extracting(MixedOrderTest::first)
                    .containsExactly("insert \"owners\"", "update \"desks\"", "insert \"desks\"");
        });
        assertThat(rows("desks")).hasSize(2 * count).contains("oak 0 of new 0", "pine 0 of old 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void aChildMovesToANewOwnerAndANewRowTakesTheValueOfTheOldOne(int count) {
        storeBooks(count);
        SAMPLE.db().transaction(session -> {
            int number = 0;
            for (Owner old : owners(session, "old%")) {
                session.add(new Owner("new " + number++)).books.addAll(List.copyOf(old.books));
                session.delete(old);
                session.add(new Owner(old.name));
            }
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements())
                    .extracting(MixedOrderTest::first)
                    .containsExactly("insert \"owners\"", "update \"books\"", "delete \"owners\"", "insert \"owners\"");
        });
        assertThat(rows("books")).hasSize(count).contains("book 0 of new 0");
        assertThat(SAMPLE.sql().fetchCount(OWNERS)).isEqualTo(3 * count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void aChildMovesToANewOwnerAndAnotherRowTakesTheValueOfTheOldOne(int count) {
        storeBooks(count);
        SAMPLE.db().transaction(session -> {
            List<Owner> others = owners(session, "other%");
            int number = 0;
            for (Owner old : owners(session, "old%")) {
                session.add(new Owner("new " + number)).books.addAll(List.copyOf(old.books));
                session.delete(old);
                others.get(number++).name = old.name;
            }
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements())
                    .extracting(MixedOrderTest::first)
                    .containsExactly("insert \"owners\"", "update \"books\"", "delete \"owners\"", "update \"owners\"");
        });
        assertThat(rows("books")).hasSize(count).contains("book 0 of new 0");
        assertThat(SAMPLE.sql().fetchCount(OWNERS)).isEqualTo(2 * count);
    }

    @Test
    void aChildThatMovesToANewOwnerWithTheValueOfTheOldOneIsRefusedBeforeAnythingIsSent() {
        storeBooks(1);
        SAMPLE.db().transaction(session -> {
            Owner old = owners(session, "old%").get(0);
            Owner fresh = session.add(new Owner(old.name));
            fresh.books.addAll(List.copyOf(old.books));
            session.delete(old);
            SAMPLE.statements();
            assertThatThrownBy(session::flush)
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage(
                            "rows wait for each other in a circle: a new row of Owners is to have the value that deleted Owners "
                                    + old.id + " has in the unique key (name), deleted Owners " + old.id
                                    + " is named by Books "
                                    + fresh.books.iterator().next().id + ", Books "
                                    + fresh.books.iterator().next().id
                                    + " is to name a new row of Owners: PostgreSQL checks each of that row by row, so give one of them another"
                                    + " value and flush before, make a foreign key among them nullable, or declare the unique key"
                                    + " deferrable(INITIALLY_DEFERRED); nothing was sent");
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(fresh.books).hasSize(1);
            fresh.name = "new";
        });
        assertThat(rows("books")).containsExactly("book 0 of new");
        assertThat(SAMPLE.sql().fetchCount(OWNERS)).isEqualTo(2);
    }

    @Test
    void thePlanSaysWhyEachStepComesWhereItDoes() {
        store(1);
        SAMPLE.db().transaction(session -> {
            Owner old = owners(session, "old%").get(0);
            session.add(new Owner("new")).desk.set(old.desk.get());
            old.desk.set(new Desk("pine"));
            assertThat(session.plan().steps())
                    .extracting(step -> step.after())
                    .containsExactly(
                            List.of(),
                            List.of("step 1: desks.owner_id references owners"),
                            List.of(
                                    "step 1: desks.owner_id references owners",
                                    "step 2: unique key (owner_id) of desks"));
        });
    }
}
