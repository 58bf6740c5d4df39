package dev.backstitch.columns;

import static dev.backstitch.columns.Library.BOOKS;
import static dev.backstitch.columns.Library.SHELVES;
import static dev.backstitch.columns.Library.WRITERS;
import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.TransactionOptions.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.columns.Library.Book;
import dev.backstitch.columns.Library.Shelf;
import dev.backstitch.columns.Library.Writer;
import dev.backstitch.cost.Allocated;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Columns that an object's own getter loads. */
class LazyColumnTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Library.MODEL);

    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            Writer ann = session.add(new Writer("Ann", "ann@x"));
            ann.books.add(new Book("a"));
            ann.books.add(new Book("b"));
            session.add(new Shelf("hall", "old"));
            session.add(new Shelf("attic", "new"));
        });
        SAMPLE.statements();
    }

    @Test
    void aGetterLoadsTheColumnForAllThatCameInTheSameResult() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id));
            SAMPLE.statements();
            assertThat(books).extracting(Book::getBody).containsExactly("body of a", "body of b");
            assertThat(SAMPLE.statements())
                    .containsExactly("select \"books\".\"id\", \"books\".\"body\" from \"books\" where"
                            + " (\"books\".\"id\" = any(cast(? as int8[])))");
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void soItDoesForWhatAFetchPlanLoaded() {
        SAMPLE.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS).with(WRITERS.books, books -> books.except(BOOKS.body)));
            SAMPLE.statements();
            assertThat(ann.books).extracting(Book::getBody).containsExactly("body of a", "body of b");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void anEntityWithoutLinksLoadsAsWell() {
        SAMPLE.db().transaction(session -> {
            List<Shelf> shelves =
                    session.list(from(SHELVES).except(SHELVES.label).orderBy(SHELVES.id));
            SAMPLE.statements();
            assertThat(shelves).extracting(Shelf::getLabel).containsExactly("old", "new");
            assertThat(SAMPLE.statements())
                    .containsExactly("select \"shelves\".\"id\", \"shelves\".\"label\" from \"shelves\" where"
                            + " (\"shelves\".\"id\" = any(cast(? as int8[])))");
        });
    }

    @Test
    void aFlushLoadsNothingByTheGettersThatItReads() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id));
            List<Shelf> shelves = session.list(from(SHELVES).only(SHELVES.place));
            books.get(0).title = "A";
            books.get(1).setBody("B");
            shelves.get(0).setLabel("L");
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(3).allMatch(sql -> sql.startsWith("update"));
            assertThat(session.list(from(BOOKS).where(BOOKS.title.eq("A")).only(BOOKS.title)))
                    .containsExactly(books.get(0));
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void nothingIsLoadedForANewObjectAWholeOneOrWhatWasSet() {
        Book fresh = new Book("new");
        assertThat(fresh.getBody()).isEqualTo("body of new");
        assertThat(new Shelf("x", "y").getLabel()).isEqualTo("y");
        SAMPLE.db().transaction(session -> {
            Book whole = session.get(BOOKS.id, 1L);
            Book set = session.one(from(BOOKS).only(BOOKS.title).where(BOOKS.id.eq(2L)));
            set.setBody("set");
            session.add(fresh);
            SAMPLE.statements();
            assertThat(whole.getBody()).isEqualTo("body of a");
            assertThat(set.getBody()).isEqualTo("set");
            assertThat(fresh.getBody()).isEqualTo("body of new");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void afterTheSessionItSaysWhatToDo() {
        List<Book> books = new ArrayList<>();
        List<Shelf> shelves = new ArrayList<>();
        SAMPLE.db().transaction(session -> {
            books.addAll(session.list(from(BOOKS).only(BOOKS.title)));
            shelves.addAll(session.list(from(SHELVES).only(SHELVES.place).orderBy(SHELVES.id)));
            shelves.get(1).getLabel();
        });
        SAMPLE.statements();
        assertThatThrownBy(books.get(0)::getBody)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Books.body is not loaded and the session that read its object has ended: load it inside the transaction, by"
                                + " load(.., Books.body) or by a query that reads it");
        assertThat(shelves).extracting(Shelf::getLabel).containsExactly("old", "new");
        Shelf shelf = SAMPLE.db()
                .transaction(session -> session.first(from(SHELVES).only(SHELVES.place)))
                .orElseThrow();
        assertThatThrownBy(shelf::getLabel)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Shelves.label is not loaded and the session that read its object has ended: load it inside the transaction,"
                                + " by load(.., Shelves.label) or by a query that reads it");
        shelf.setLabel("set");
        books.get(0).setBody("set");
        assertThat(shelf.getLabel()).isEqualTo("set");
        assertThat(books.get(0).getBody()).isEqualTo("set");
    }

    @Test
    void strictReadingNamesTheColumn() {
        SAMPLE.db().transaction(session -> {
            List<Book> books =
                    session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id).strict());
            SAMPLE.statements();
            assertThatThrownBy(books.get(0)::getBody)
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Books.body is not loaded for the object Books 1 that came with 1 other by from(Books).only(title), and"
                                    + " reading it is strict: load it for all that need it at once by session.load(.., BOOKS.body), or"
                                    + " let the query read it; nothing was sent");
            books.get(1).title = "T";
            session.flush();
            SAMPLE.statements();
            session.load(books, BOOKS.body);
            assertThat(books.get(0).getBody()).isEqualTo("body of a");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        SAMPLE.db().transaction(options().strict(), session -> {
            Shelf shelf = session.list(from(SHELVES).only(SHELVES.place)).get(0);
            assertThatThrownBy(shelf::getLabel).isInstanceOf(UsageException.class);
        });
    }

    @Test
    void anotherThreadIsRefused() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        SAMPLE.db().transaction(session -> {
            Book book = session.list(from(BOOKS).only(BOOKS.title)).get(0);
            Thread other = new Thread(() -> {
                try {
                    book.getBody();
                } catch (UsageException e) {
                    failures.add(e);
                }
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(failures).hasSize(1).first().asString().contains("a session belongs to the thread that began it");
    }

    @Test
    void whatIsLoadedCostsNothing() {
        List<Book> books = SAMPLE.db().transaction(session -> session.list(from(BOOKS)));
        Book book = books.get(0);
        assertThat(Allocated.bytes(() -> assertThat(read(book, 100_000)).isPositive()))
                .isLessThan(10_000);
    }

    private static long read(Book book, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += book.getBody().length();
        }
        return sum;
    }
}
