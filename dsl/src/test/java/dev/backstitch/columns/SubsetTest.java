package dev.backstitch.columns;

import static dev.backstitch.columns.Library.BOOKS;
import static dev.backstitch.columns.Library.NOTES;
import static dev.backstitch.columns.Library.WRITERS;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.columns.Library.Book;
import dev.backstitch.columns.Library.Books;
import dev.backstitch.columns.Library.Note;
import dev.backstitch.columns.Library.Price;
import dev.backstitch.columns.Library.Settings;
import dev.backstitch.columns.Library.Writer;
import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read where a query chooses columns, and how the rest comes later. */
class SubsetTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Library.MODEL);

    private static final String ALWAYS = "\"books\".\"version\", \"books\".\"writer_id\"";

    /** Ann (1) wrote the books a (1) and b (2), and has a note; the book c (3) is nobody's. */
    @BeforeEach
    void rows() {
        Writer ann = new Writer("Ann", "ann@x");
        ann.books.add(new Book("a"));
        ann.books.add(new Book("b"));
        ann.notes.add(new Note("home", "long text"));
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.flush();
            session.add(new Book("c"));
        });
        SAMPLE.statements();
    }

    @Test
    void onlyReadsTheNamedColumnsAndWhatASessionNeeds() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id));
            assertThat(SAMPLE.statements())
                    .containsExactly("select \"books\".\"id\", \"books\".\"title\", " + ALWAYS
                            + " from \"books\" order by \"books\".\"id\"");
            Book a = books.get(0);
            assertThat(a.title).isEqualTo("a");
            assertThat(a.version).isNotNull();
            assertThat(a.body()).isNull();
            assertThat(a.pages).isZero();
            assertThat(a.price).isNull();
            assertThat(a.settings).isNull();
            assertThat(a.length).isNull();
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void exceptReadsTheOthers() {
        SAMPLE.db().transaction(session -> {
            Book a = session.list(from(BOOKS)
                            .except(BOOKS.body, BOOKS.settings)
                            .except(BOOKS.remark, BOOKS.length, BOOKS.isbn)
                            .orderBy(BOOKS.id))
                    .get(0);
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"books\".\"id\", \"books\".\"title\", \"books\".\"summary\", \"books\".\"pages\","
                                    + " \"books\".\"amount\", \"books\".\"currency\", " + ALWAYS
                                    + " from \"books\" order by \"books\".\"id\"");
            assertThat(a.pages).isEqualTo(100);
            assertThat(a.price).isEqualTo(new Price(10, "EUR"));
            assertThat(a.body()).isNull();
            assertThat(a.isbn).isNull();
        });
    }

    @Test
    void whatIsNamedAndLeftOutIsLeftOutAndWhatASessionNeedsIsNot() {
        SAMPLE.db().transaction(session -> {
            session.list(from(BOOKS)
                    .only(BOOKS.title, BOOKS.summary)
                    .except(BOOKS.summary, BOOKS.id, BOOKS.version)
                    .only(BOOKS.pages));
            session.list(from(BOOKS).only());
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"books\".\"id\", \"books\".\"title\", \"books\".\"pages\", " + ALWAYS
                                    + " from \"books\"",
                            "select \"books\".\"id\", " + ALWAYS + " from \"books\"");
        });
    }

    @Test
    void partsOfAValueComeTogetherOrNotAtAll() {
        SAMPLE.db().transaction(session -> {
            session.list(from(BOOKS).except(BOOKS.currency));
            session.list(from(BOOKS).only(BOOKS.currency));
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"books\".\"id\", \"books\".\"title\", \"books\".\"body\", \"books\".\"summary\","
                                    + " \"books\".\"pages\", \"books\".\"isbn\", \"books\".\"settings\", \"books\".\"length\","
                                    + " \"books\".\"remark\", " + ALWAYS + " from \"books\"",
                            "select \"books\".\"id\", \"books\".\"amount\", \"books\".\"currency\", " + ALWAYS
                                    + " from \"books\"");
        });
    }

    @Test
    void anAliasHasItsColumns() {
        Books b = BOOKS.as("b");
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(b).only(b.title).where(b.body.eq("body of a"))))
                    .extracting(book -> book.title)
                    .containsExactly("a");
            assertThat(SAMPLE.statements())
                    .containsExactly("select \"b\".\"id\", \"b\".\"title\", \"b\".\"version\", \"b\".\"writer_id\" from"
                            + " \"books\" as \"b\" where \"b\".\"body\" = ?");
        });
    }

    @Test
    void aFetchPlanChoosesForWhatItLoads() {
        SAMPLE.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS)
                    .except(WRITERS.email)
                    .with(WRITERS.books, books -> books.only(BOOKS.title))
                    .with(WRITERS.notes, notes -> notes.except(NOTES.text, NOTES.topic)));
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"writers\".\"id\", \"writers\".\"name\" from \"writers\" fetch next ? rows"
                                    + " only",
                            "select \"books\".\"id\", \"books\".\"title\", " + ALWAYS
                                    + " from \"books\" where (\"books\".\"writer_id\" = any(cast(? as int8[]))) order by"
                                    + " \"books\".\"id\"",
                            "select \"notes\".\"id\", \"notes\".\"topic\", \"notes\".\"writer_id\" from \"notes\" where"
                                    + " (\"notes\".\"writer_id\" = any(cast(? as int8[]))) order by \"notes\".\"id\"");
            assertThat(ann.books).extracting(book -> book.title).containsExactly("a", "b");
            assertThat(ann.notes.byKey("home").text).isNull();
            assertThat(ann.books.get(0).writer.get()).isSameAs(ann);
            Book c = session.one(from(BOOKS).where(BOOKS.title.eq("c")));
            Book a = session.one(from(BOOKS).where(BOOKS.title.eq("a")).with(BOOKS.writer, w -> w.only(WRITERS.name)));
            assertThat(a.writer.get()).isSameAs(ann);
            assertThat(c.writer.get()).isNull();
        });
    }

    @Test
    void aReferenceIsFetchedWithSomeColumns() {
        SAMPLE.db().transaction(session -> {
            Book a = session.one(from(BOOKS).where(BOOKS.title.eq("a")).with(BOOKS.writer, w -> w.only(WRITERS.name)));
            assertThat(SAMPLE.statements())
                    .last()
                    .isEqualTo("select \"writers\".\"id\", \"writers\".\"name\" from \"writers\" where"
                            + " (\"writers\".\"id\" = any(cast(? as int8[])))");
            assertThat(a.writer.get().name).isEqualTo("Ann");
            assertThat(a.writer.get().email).isNull();
        });
    }

    @Test
    void conditionsAndOrdersUseWhatIsNotRead() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(BOOKS)
                            .only(BOOKS.title)
                            .where(BOOKS.body.ne("body of b"))
                            .orderBy(BOOKS.isbn.desc())))
                    .extracting(book -> book.title)
                    .containsExactly("c", "a");
            assertThat(session.count(from(BOOKS).only(BOOKS.title).where(BOOKS.pages.eq(100))))
                    .isEqualTo(3);
        });
    }

    @Test
    void loadReadsTheRestForAllInOneStatement() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id));
            SAMPLE.statements();
            session.load(books, BOOKS.body, BOOKS.currency, BOOKS.settings, BOOKS.length, BOOKS.title);
            assertThat(SAMPLE.statements())
                    .containsExactly("select \"books\".\"id\", \"books\".\"body\", \"books\".\"amount\","
                            + " \"books\".\"currency\", \"books\".\"settings\", \"books\".\"length\" from \"books\" where"
                            + " (\"books\".\"id\" = any(cast(? as int8[])))");
            assertThat(books).extracting(Book::body).containsExactly("body of a", "body of b", "body of c");
            assertThat(books.get(2).price).isEqualTo(new Price(10, "EUR"));
            assertThat(books.get(1).settings.theme).isEqualTo("dark");
            assertThat(books.get(1).length).isEqualTo(9);
            session.load(books, BOOKS.body, BOOKS.amount);
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void loadReadsOnlyForThoseThatLackIt() {
        SAMPLE.db().transaction(session -> {
            Book a = session.one(from(BOOKS).where(BOOKS.title.eq("a")));
            List<Book> books = session.list(from(BOOKS).except(BOOKS.body).orderBy(BOOKS.id));
            SAMPLE.sql().update(BOOKS).set(BOOKS.body, "else").execute();
            session.load(books, BOOKS.body);
            assertThat(books).extracting(Book::body).containsExactly("body of a", "else", "else");
            assertThat(books.get(0)).isSameAs(a);
        });
    }

    @Test
    void aPlanInHandLoadsItsColumns() {
        SAMPLE.db().transaction(session -> {
            List<Writer> writers = session.list(
                    from(WRITERS).only(WRITERS.name).with(WRITERS.books, books -> books.only(BOOKS.title)));
            SAMPLE.statements();
            session.load(
                    writers,
                    plan -> plan.only(WRITERS.email).with(WRITERS.books, books -> books.only(BOOKS.body, BOOKS.title)));
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"writers\".\"id\", \"writers\".\"email\" from \"writers\" where"
                                    + " (\"writers\".\"id\" = any(cast(? as int8[])))",
                            "select \"books\".\"id\", \"books\".\"body\" from \"books\" where (\"books\".\"id\" ="
                                    + " any(cast(? as int8[])))");
            assertThat(writers.get(0).email).isEqualTo("ann@x");
            assertThat(writers.get(0).books.get(1).body()).isEqualTo("body of b");
            session.list(from(WRITERS).with(WRITERS.books));
            assertThat(SAMPLE.statements()).hasSize(2);
            assertThat(writers.get(0).books.get(1).pages).isEqualTo(100);
        });
    }

    @Test
    void aLaterQueryFillsWhatItReadsAndKeepsWhatWasSet() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id));
            books.get(0).summary = "mine";
            SAMPLE.sql().update(BOOKS).set(BOOKS.title, BOOKS.title.concat("!")).execute();
            SAMPLE.statements();
            session.dsl();
            assertThat(session.list(from(BOOKS).only(BOOKS.pages).where(BOOKS.id.gt(1L))))
                    .hasSize(2);
            assertThat(books).extracting(book -> book.pages).containsExactly(0, 100, 100);
            assertThat(SAMPLE.statements()).first().asString().startsWith("update");
        });
    }

    @Test
    void findByAColumnThatWasNotReadIsRight() {
        SAMPLE.db().transaction(session -> {
            Book a = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id))
                    .get(0);
            assertThat(session.find(BOOKS.isbn, "isbn of a")).containsSame(a);
            assertThat(a.isbn).isEqualTo("isbn of a");
            assertThat(a.body()).isEqualTo("body of a");
            assertThat(session.find(BOOKS.isbn, "none")).isEmpty();
            assertThat(session.get(BOOKS.id, 1L)).isSameAs(a);
        });
    }

    @Test
    void aSetterThatTakesNoNullIsNotCalledForWhatWasNotRead() {
        SAMPLE.db().transaction(session -> {
            Book a = session.list(from(BOOKS).except(BOOKS.body).orderBy(BOOKS.id))
                    .get(0);
            session.refresh(a);
            assertThat(a.body()).isNull();
        });
    }

    @Test
    void aQueryOfAColumnThatNoRowHasIsRefused() {
        final class Twins extends EntityTable<Book> {
            @SuppressWarnings("UnusedVariable") // a table has a key
            final Column<Book, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);

            final Column<Book, String> other = text("other").map(b -> b.title, (b, v) -> b.title = v);

            Twins() {
                super("twins", Book.class, Book::new);
            }
        }
        Twins twins = new Twins();
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.list(from(BOOKS).except(twins.other)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the query on Books chooses the column Twins.other, which no row of it has: name columns of it, or of a"
                                    + " table that extends it; nothing was sent");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void loadRefusesWhatSomebodyElseDeleted() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS).except(BOOKS.body).orderBy(BOOKS.id));
            SAMPLE.sql().deleteFrom(BOOKS).where(BOOKS.id.eq(2L)).execute();
            assertThatThrownBy(() -> session.load(books, BOOKS.body))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("load: Books with the key 2 has no row any more: somebody else deleted it");
            assertThat(books.get(0).body()).isEqualTo("body of a");
            assertThatThrownBy(books.get(1)::getBody)
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Books.body is not loaded, and Books with the key 2 has no row any more: somebody else deleted it");
            assertThatThrownBy(() -> session.load(List.of(new Book("new")), BOOKS.body))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("load(..) was given an object of Book that has no row in this session");
        });
    }

    @Test
    void theQueryInWords() {
        assertThat(from(BOOKS).only(BOOKS.title).with(BOOKS.writer))
                .hasToString("from(Books).only(title).with(writer)");
        assertThat(from(WRITERS)
                        .except(WRITERS.email)
                        .with(
                                WRITERS.books,
                                b -> b.only(BOOKS.title, BOOKS.pages).with(BOOKS.writer))
                        .with(WRITERS.notes, n -> n.except(NOTES.text)))
                .hasToString(
                        "from(Writers).except(email).with(books(only(title, pages), writer), notes(except(text)))");
        assertThat(new Settings("x").theme).isEqualTo("x");
    }
}
