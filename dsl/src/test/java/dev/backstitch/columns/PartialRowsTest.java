package dev.backstitch.columns;

import static dev.backstitch.columns.Library.BOOKS;
import static dev.backstitch.columns.Library.SHELVES;
import static dev.backstitch.columns.Library.WRITERS;
import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.OnConflict.onConflict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.columns.Library.Book;
import dev.backstitch.columns.Library.Price;
import dev.backstitch.columns.Library.Settings;
import dev.backstitch.columns.Library.Shelf;
import dev.backstitch.columns.Library.Writer;
import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a flush and all that goes with it make of rows that were read in part. */
class PartialRowsTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Library.MODEL);

    /** Ann (1) wrote the books a (1) and b (2); the book c (3) is nobody's. */
    @BeforeEach
    void rows() {
        Writer ann = new Writer("Ann", "ann@x");
        ann.books.add(new Book("a"));
        ann.books.add(new Book("b"));
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.flush();
            session.add(new Book("c"));
            session.add(new Shelf("hall", "old"));
        });
        SAMPLE.statements();
    }

    private static List<Book> titles(Session session) {
        List<Book> books = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id));
        SAMPLE.statements();
        return books;
    }

    private static Record row(long id) {
        return SAMPLE.sql().select().from(BOOKS).where(BOOKS.id.eq(id)).fetchSingle();
    }

    @Test
    void aFlushWritesWhatChangedAndNothingThatWasNotRead() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            session.flush();
            assertThat(session.plan().steps()).isEmpty();
            assertThat(SAMPLE.statements()).isEmpty();
            books.get(0).title = "A";
            assertThat(session.plan().steps()).hasSize(1);
            assertThat(session.plan().steps().get(0).columns()).containsExactly("title", "version");
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(row(1).get(BOOKS.title)).isEqualTo("A");
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
        assertThat(row(1).get(BOOKS.pages)).isEqualTo(100);
        assertThat(row(1).get(BOOKS.version)).isEqualTo(1);
        assertThat(row(1).get(BOOKS.amount)).isEqualTo(10);
    }

    @Test
    void whatTheUserSetIsWrittenWithoutBeingRead() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            books.get(0).setBody("new body");
            books.get(0).pages = 5;
            books.get(0).settings = new Settings("light");
            books.get(1).summary = "new";
            assertThat(books.get(0).getBody()).isEqualTo("new body");
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2).allMatch(sql -> sql.startsWith("update"));
            assertThat(books.get(0).length).isEqualTo(8);
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            books.get(0).pages = 0;
        });
        assertThat(row(1).get(BOOKS.body)).isEqualTo("new body");
        assertThat(row(1).get(BOOKS.pages)).isZero();
        assertThat(row(1).get(BOOKS.settings).theme).isEqualTo("light");
        assertThat(row(1).get(BOOKS.isbn)).isEqualTo("isbn of a");
        assertThat(row(2).get(BOOKS.summary)).isEqualTo("new");
        assertThat(row(2).get(BOOKS.body)).isEqualTo("body of b");
    }

    @Test
    void aValueOverSeveralColumnsIsWrittenAsAWhole() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            books.get(0).price = new Price(3, null);
            session.flush();
            session.load(books, BOOKS.amount);
            assertThat(books.get(0).price).isEqualTo(new Price(3, null));
            assertThat(books.get(1).price).isEqualTo(new Price(10, "EUR"));
        });
        assertThat(row(1).get(BOOKS.amount)).isEqualTo(3);
        assertThat(row(1).get(BOOKS.currency)).isNull();
    }

    @Test
    void loadingKeepsWhatWasSetAndTheFlushComparesItWithTheRow() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            books.get(0).summary = "mine";
            books.get(1).summary = "summary of b";
            books.get(2).price = new Price(1, "USD");
            session.load(books, BOOKS.summary, BOOKS.amount);
            assertThat(books.get(0).summary).isEqualTo("mine");
            assertThat(books.get(2).price).isEqualTo(new Price(1, "USD"));
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2).allMatch(sql -> sql.startsWith("update"));
            books.get(1).summary = null;
        });
        assertThat(row(1).get(BOOKS.summary)).isEqualTo("mine");
        assertThat(row(2).get(BOOKS.summary)).isNull();
        assertThat(row(2).get(BOOKS.version)).isEqualTo(1);
        assertThat(row(3).get(BOOKS.currency)).isEqualTo("USD");
    }

    @Test
    void aChangeOfSomebodyElseIsFoundByTheVersion() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Book a = titles(session).get(0);
                    SAMPLE.sql()
                            .update(BOOKS)
                            .set(BOOKS.body, "else")
                            .set(BOOKS.version, 9)
                            .execute();
                    assertThat(a.getBody()).isEqualTo("else");
                    a.setBody("mine");
                }))
                .isInstanceOf(LostRowsException.class);
        assertThat(row(1).get(BOOKS.body)).isEqualTo("else");
    }

    @Test
    void refreshReadsAgainWhatWasReadAndWhatWasSet() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            Book a = books.get(0);
            a.summary = "mine";
            SAMPLE.sql()
                    .update(BOOKS)
                    .set(BOOKS.title, "T")
                    .set(BOOKS.summary, "S")
                    .set(BOOKS.pages, 1)
                    .execute();
            session.refresh(a);
            assertThat(SAMPLE.statements())
                    .containsExactly("select \"books\".\"id\", \"books\".\"title\", \"books\".\"summary\","
                            + " \"books\".\"version\", \"books\".\"writer_id\" from \"books\" where (\"books\".\"id\" ="
                            + " any(cast(? as int8[])))");
            assertThat(a.title).isEqualTo("T");
            assertThat(a.summary).isEqualTo("S");
            assertThat(a.pages).isZero();
            assertThat(books.get(1).title).isEqualTo("b");
            session.load(books, BOOKS.pages);
            assertThat(a.pages).isEqualTo(1);
        });
        assertThat(row(1).get(BOOKS.summary)).isEqualTo("S");
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
    }

    @Test
    void aLockReadsAgainWhatWasRead() {
        SAMPLE.db().transaction(session -> {
            Book a = titles(session).get(0);
            SAMPLE.sql().update(BOOKS).set(BOOKS.title, "T").execute();
            session.list(from(BOOKS).only(BOOKS.title).where(BOOKS.id.eq(1L)).forUpdate());
            assertThat(a.title).isEqualTo("T");
            assertThat(a.body()).isNull();
        });
    }

    @Test
    void aBulkUpdateCorrectsWhatWasRead() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            session.update(BOOKS)
                    .set(BOOKS.title, "T")
                    .set(BOOKS.summary, "S")
                    .set(BOOKS.amount, 7)
                    .all()
                    .run();
            assertThat(books.get(0).title).isEqualTo("T");
            assertThat(books.get(0).summary).isNull();
            assertThat(books.get(0).price).isNull();
            SAMPLE.statements();
            session.load(books, BOOKS.summary, BOOKS.amount);
            assertThat(books.get(0).summary).isEqualTo("S");
            assertThat(books.get(0).price).isEqualTo(new Price(7, "EUR"));
            SAMPLE.statements();
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aSavepointTakesBackWhatWasLoadedBehindIt() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            session.load(books, BOOKS.pages);
            try {
                session.transaction(inner -> {
                    inner.update(BOOKS).set(BOOKS.summary, "inner").all().run();
                    inner.load(books, BOOKS.summary);
                    assertThat(books.get(0).summary).isEqualTo("inner");
                    books.get(0).setBody("inner");
                    books.get(1).title = "inner";
                    books.get(1).pages = 7;
                    inner.flush();
                    throw new IllegalStateException("back");
                });
            } catch (IllegalStateException back) {
                assertThat(back).hasMessage("back");
            }
            assertThat(books.get(0).summary).isNull();
            assertThat(books.get(0).length).isNull();
            assertThat(books.get(1).title).isEqualTo("b");
            assertThat(books.get(1).pages).isEqualTo(100);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            session.load(books, BOOKS.summary, BOOKS.body);
            assertThat(books.get(0).summary).isEqualTo("summary of a");
            assertThat(books.get(0).body()).isEqualTo("body of a");
            SAMPLE.statements();
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void whatWasReadBehindASavepointIsReadAgain() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.dsl().update(BOOKS).set(BOOKS.body, "inner").execute();
                        assertThat(books.get(0).getBody()).isEqualTo("inner");
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(books).extracting(Book::getBody).containsExactly("body of a", "body of b", "body of c");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void afterARollbackWhatWasSetIsStillToBeWrittenAndWhatWasLoadedIsLoaded() {
        Book[] kept = new Book[1];
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    List<Book> books = titles(session);
                    kept[0] = books.get(0);
                    kept[0].summary = "set";
                    session.flush();
                    session.load(books, BOOKS.body);
                    kept[0].title = "T";
                    session.flush();
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
        assertThat(row(1).get(BOOKS.summary)).isEqualTo("summary of a");
        Book a = kept[0];
        assertThat(a.getBody()).isEqualTo("body of a");
        assertThat(a.summary).isEqualTo("set");
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            session.add(a);
            assertThat(session.plan().steps().get(0).columns()).containsExactly("title", "summary", "version");
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(row(1).get(BOOKS.title)).isEqualTo("T");
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
    }

    @Test
    void theNextSessionGoesOnWithTheRowAsItWasRead() {
        Book a = SAMPLE.db().transaction(session -> titles(session).get(0));
        Shelf shelf =
                SAMPLE.db().transaction(session -> session.one(from(SHELVES).except(SHELVES.label)));
        a.pages = 3;
        SAMPLE.db().transaction(session -> {
            session.add(a);
            session.add(shelf);
            session.flush();
            assertThat(a.getBody()).isEqualTo("body of a");
            assertThat(shelf.getLabel()).isEqualTo("old");
            a.setBody("B");
            shelf.place = "attic";
        });
        assertThat(row(1).get(BOOKS.pages)).isEqualTo(3);
        assertThat(row(1).get(BOOKS.body)).isEqualTo("B");
        assertThat(row(1).get(BOOKS.summary)).isEqualTo("summary of a");
        assertThat(SAMPLE.sql().fetchValue(SHELVES.label)).isEqualTo("old");
        assertThat(SAMPLE.sql().fetchValue(SHELVES.place)).isEqualTo("attic");
    }

    @Test
    void attachComparesWhatWasRead() {
        Book a = SAMPLE.db().transaction(session -> titles(session).get(0));
        SAMPLE.sql()
                .update(BOOKS)
                .set(BOOKS.summary, "else")
                .set(BOOKS.title, "else")
                .set(BOOKS.version, 5)
                .execute();
        a.pages = 3;
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            session.attach(a);
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"books\".\"id\", \"books\".\"title\", \"books\".\"version\","
                                    + " \"books\".\"writer_id\" from \"books\" where (\"books\".\"id\" = any(cast(? as int8[])))");
            assertThat(session.plan().steps().get(0).columns()).containsExactly("title", "pages", "version");
        });
        assertThat(row(1).get(BOOKS.title)).isEqualTo("a");
        assertThat(row(1).get(BOOKS.pages)).isEqualTo(3);
        assertThat(row(1).get(BOOKS.summary)).isEqualTo("else");
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
    }

    @Test
    void whatIsDetachedKeepsWhatItKnows() {
        SAMPLE.db().transaction(session -> {
            Book a = titles(session).get(0);
            session.detach(a);
            assertThatThrownBy(a::getBody)
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Books.body is not loaded and its object was detached from its session: load it inside the transaction, by"
                                    + " load(.., Books.body) or by a query that reads it");
            a.summary = "set";
            session.add(a);
            assertThat(a.getBody()).isEqualTo("body of a");
        });
        assertThat(row(1).get(BOOKS.summary)).isEqualTo("set");
        assertThat(row(1).get(BOOKS.pages)).isEqualTo(100);
    }

    @Test
    void mergeCopiesOntoTheWholeRowAndNothingThatWasNotRead() {
        Book read = SAMPLE.db()
                .transaction(session ->
                        session.one(from(BOOKS).only(BOOKS.isbn, BOOKS.title).where(BOOKS.id.eq(1L))));
        read.title = "T";
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            Book plain = new Book("b");
            plain.summary = null;
            assertThat(session.merge(plain, BOOKS.isbn)).isSameAs(books.get(1));
        });
        assertThat(row(2).get(BOOKS.summary)).isNull();
        SAMPLE.db().transaction(session -> {
            Book a = session.one(from(BOOKS).only(BOOKS.title).where(BOOKS.id.eq(1L)));
            assertThat(session.merge(read, BOOKS.isbn)).isSameAs(a);
        });
        assertThat(row(1).get(BOOKS.title)).isEqualTo("T");
        assertThat(row(1).get(BOOKS.summary)).isEqualTo("summary of a");
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
    }

    @Test
    void mergeByThePrimaryKeyReadsWhatItComparesWith() {
        SAMPLE.db().transaction(session -> {
            titles(session);
            Book plain = new Book("a");
            plain.id = 1L;
            plain.summary = null;
            session.merge(plain, BOOKS.id);
        });
        assertThat(row(1).get(BOOKS.summary)).isNull();
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
    }

    @Test
    void upsertWritesNothingThatWasNotRead() {
        Writer ann =
                SAMPLE.db().transaction(session -> session.one(from(WRITERS).only(WRITERS.name)));
        ann.name = "Anna";
        SAMPLE.db().transaction(session -> {
            session.upsert(ann, onConflict(WRITERS.id));
            assertThat(ann.email).isEqualTo("ann@x");
        });
        assertThat(SAMPLE.sql().fetchValue(WRITERS.name)).isEqualTo("Anna");
        assertThat(SAMPLE.sql().fetchValue(WRITERS.email)).isEqualTo("ann@x");
        Book a = SAMPLE.db().transaction(session -> titles(session).get(0));
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.upsert(a, onConflict(BOOKS.id)))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage(
                            "Books.body is NOT NULL and was left out when the object was read: read it with that column, or set the"
                                    + " property before the upsert; nothing was sent");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void upsertKnowsAnotherObjectByAKeyThatWasNotRead() {
        SAMPLE.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS).only(WRITERS.name));
            assertThatThrownBy(() -> session.upsert(new Writer("Other", "ann@x"), onConflict(WRITERS.email)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "upsert: the session already holds another object of Writers with ann@x: change that one instead; nothing"
                                    + " was sent");
            assertThat(ann.email).isEqualTo("ann@x");
        });
    }

    @Test
    void aBulkLoadRefusesWhatWouldBeLost() {
        Shelf shelf =
                SAMPLE.db().transaction(session -> session.one(from(SHELVES).except(SHELVES.label)));
        Book book = SAMPLE.db().transaction(session -> titles(session).get(0));
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.bulkLoad(SHELVES, Stream.of(shelf));
                }))
                .hasMessage(
                        "row 1 of a load of Shelves was read without its column label, which would be lost: read it with that column,"
                                + " or set the property");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.bulkLoad(BOOKS, Stream.of(book));
                }))
                .hasMessageContaining("was read without its column body");
        shelf.setLabel("new");
        SAMPLE.db().transaction(session -> {
            session.bulkLoad(SHELVES, Stream.of(shelf));
        });
        assertThat(SAMPLE.sql()
                        .select(SHELVES.label)
                        .from(SHELVES)
                        .orderBy(SHELVES.id)
                        .fetch(SHELVES.label))
                .containsExactly("old", "new");
    }

    @Test
    void aUniqueValueThatWasNotReadIsFreedBeforeItIsTaken() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            books.get(0).isbn = "other";
            session.delete(books.get(1));
            Book one = session.add(new Book("x"));
            one.isbn = "isbn of a";
            Book two = session.add(new Book("y"));
            two.isbn = "isbn of b";
            session.flush();
            assertThat(SAMPLE.statements())
                    .first()
                    .isEqualTo("select \"books\".\"id\", \"books\".\"isbn\" from \"books\" where (\"books\".\"id\" ="
                            + " any(cast(? as int8[])))");
        });
        assertThat(SAMPLE.sql().select(BOOKS.isbn).from(BOOKS).orderBy(BOOKS.id).fetch(BOOKS.isbn))
                .containsExactly("other", "isbn of c", "isbn of a", "isbn of b");
    }

    @Test
    void whereNothingTakesAUniqueValueNoneIsRead() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            session.delete(books.get(1));
            books.get(0).title = "T";
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2).noneMatch(sql -> sql.startsWith("select"));
        });
    }

    @Test
    void whatIsDeletedAndKeptAgainIsWhatItWas() {
        SAMPLE.db().transaction(session -> {
            Book a = titles(session).get(0);
            session.delete(a);
            session.undelete(a);
            a.title = "T";
        });
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
        assertThat(row(1).get(BOOKS.writerId)).isEqualTo(1);
    }

    @Test
    void linksOfAPartialRowMove() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = titles(session);
            Writer bob = session.add(new Writer("Bob", null));
            bob.books.add(books.get(0));
            bob.books.add(books.get(2));
        });
        assertThat(SAMPLE.sql()
                        .select(BOOKS.writerId)
                        .from(BOOKS)
                        .orderBy(BOOKS.id)
                        .fetch(BOOKS.writerId))
                .containsExactly(2L, 1L, 2L);
        assertThat(row(1).get(BOOKS.body)).isEqualTo("body of a");
        assertThat(row(1).get(BOOKS.settings).theme).isEqualTo("dark");
    }
}
