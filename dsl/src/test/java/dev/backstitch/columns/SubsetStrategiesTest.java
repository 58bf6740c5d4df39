package dev.backstitch.columns;

import static dev.backstitch.columns.Library.BOOKS;
import static dev.backstitch.columns.Library.NOTES;
import static dev.backstitch.columns.Library.WRITERS;
import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.query.PageRequest.page;
import static dev.backstitch.query.Window.window;
import static dev.backstitch.sample.Nodes.NODES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.columns.Library.Book;
import dev.backstitch.columns.Library.Note;
import dev.backstitch.columns.Library.Writer;
import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.UsageException;
import dev.backstitch.query.Page;
import dev.backstitch.query.Window;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.SampleDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way to read rows may leave columns out. */
class SubsetStrategiesTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Library.MODEL);

    @RegisterExtension
    static final SampleDatabase TREES = new SampleDatabase();

    /** Ann (1) wrote the books a (1), b (2) and c (3), and has a note. */
    @BeforeEach
    void rows() {
        Writer ann = new Writer("Ann", "ann@x");
        for (String title : List.of("a", "b", "c")) {
            ann.books.add(new Book(title));
        }
        ann.notes.add(new Note("home", "long text"));
        SAMPLE.db().transaction(session -> session.add(ann));
        SAMPLE.statements();
    }

    private static void isTitleOnly(Book book) {
        assertThat(book.title).isNotNull();
        assertThat(book.body()).isNull();
        assertThat(book.pages).isZero();
    }

    @Test
    void whatIsJoined() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS)
                    .only(BOOKS.title)
                    .withJoined(BOOKS.writer, writer -> writer.except(WRITERS.email))
                    .orderBy(BOOKS.isbn.desc()));
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"books\".\"id\", \"books\".\"title\", \"books\".\"version\", \"books\".\"writer_id\","
                                    + " \"$1\".\"id\", \"$1\".\"name\" from \"books\" left outer join \"writers\" as \"$1\" on"
                                    + " \"$1\".\"id\" = \"books\".\"writer_id\" order by \"books\".\"isbn\" desc");
            assertThat(books).extracting(book -> book.title).containsExactly("c", "b", "a");
            books.forEach(SubsetStrategiesTest::isTitleOnly);
            Writer ann = books.get(0).writer.get();
            assertThat(ann.name).isEqualTo("Ann");
            assertThat(ann.email).isNull();
            assertThat(books.get(2).getBody()).isEqualTo("body of a");
            session.load(List.of(ann), WRITERS.email);
            assertThat(ann.email).isEqualTo("ann@x");
            assertThat(SAMPLE.statements()).hasSize(2);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void whatAWindowShows() {
        Window<Writer, Book> last =
                window(WRITERS.books).orderBy(BOOKS.isbn.desc()).limit(2);
        SAMPLE.db().transaction(session -> {
            Writer ann = session.list(from(WRITERS)
                            .only(WRITERS.name)
                            .with(last, books -> books.only(BOOKS.title).withJoined(BOOKS.writer)))
                    .get(0);
            assertThat(SAMPLE.statements()).hasSize(2).noneMatch(sql -> sql.contains("body"));
            List<Book> shown = last.of(ann);
            assertThat(shown).extracting(book -> book.title).containsExactly("c", "b");
            shown.forEach(SubsetStrategiesTest::isTitleOnly);
            assertThat(shown).extracting(Book::getBody).containsExactly("body of c", "body of b");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void wholePlansInOneRoundTrip() {
        EntityQuery<Writer> query = from(WRITERS)
                .except(WRITERS.email)
                .with(WRITERS.books, books -> books.only(BOOKS.title, BOOKS.currency))
                .with(window(WRITERS.books).orderBy(BOOKS.id).limit(1), books -> books.only(BOOKS.title))
                .with(WRITERS.notes, notes -> notes.only(NOTES.topic).with(NOTES.writer, writer -> writer.only()));
        SAMPLE.db().transaction(session -> {
            Writer ann = session.list(query.inOneRoundTrip()).get(0);
            assertThat(SAMPLE.statements())
                    .hasSize(1)
                    .noneMatch(sql -> sql.contains("body") || sql.contains("email") || sql.contains("text\" "));
            assertThat(ann.name).isEqualTo("Ann");
            assertThat(ann.email).isNull();
            assertThat(ann.books).hasSize(3).allSatisfy(SubsetStrategiesTest::isTitleOnly);
            assertThat(ann.books.get(0).price.currency()).isEqualTo("EUR");
            assertThat(ann.notes.byKey("home").text).isNull();
            assertThat(ann.books).extracting(Book::getBody).containsExactly("body of a", "body of b", "body of c");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void pagesInAnOrderThatIsNotRead() {
        EntityQuery<Book> query = from(BOOKS).only(BOOKS.title).orderBy(BOOKS.body.desc());
        SAMPLE.db().transaction(session -> {
            Page<Book> first = session.page(query, page(2));
            assertThat(first.items()).extracting(book -> book.title).containsExactly("c", "b");
            first.items().forEach(SubsetStrategiesTest::isTitleOnly);
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"books\".\"id\", \"books\".\"title\", \"books\".\"version\", \"books\".\"writer_id\","
                                    + " \"books\".\"body\" from \"books\" order by \"books\".\"body\" desc, \"books\".\"id\" desc"
                                    + " fetch next ? rows only");
            Page<Book> next = session.page(query, page(2).after(first.endCursor()));
            assertThat(next.items()).extracting(book -> book.title).containsExactly("a");
            assertThat(next.hasNext()).isFalse();
        });
    }

    @Test
    void streamsAndWhatTheyLetGo() {
        SAMPLE.db().transaction(session -> {
            List<Book> seen = new ArrayList<>();
            try (Stream<Book> books =
                    session.stream(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id), 2)) {
                books.forEach(book -> {
                    isTitleOnly(book);
                    seen.add(book);
                    if (book.title.equals("b")) {
                        assertThat(book.getBody()).isEqualTo("body of b");
                        book.summary = "seen";
                    }
                });
            }
            assertThat(SAMPLE.statements())
                    .filteredOn(sql -> sql.startsWith("select") && sql.contains("body"))
                    .hasSize(1);
            assertThat(seen.get(0).body()).isEqualTo("body of a");
        });
        assertThat(SAMPLE.sql()
                        .select(BOOKS.summary)
                        .from(BOOKS)
                        .orderBy(BOOKS.id)
                        .fetch(BOOKS.summary))
                .containsExactly("summary of a", "seen", "summary of c");
    }

    @Test
    void entitiesOutOfAnyQueryFillWhatIsMissing() {
        SAMPLE.db().transaction(session -> {
            List<Book> books = session.list(from(BOOKS).only(BOOKS.title).orderBy(BOOKS.id));
            books.get(0).summary = "mine";
            assertThat(session.fetch(session.dsl().selectFrom(BOOKS).orderBy(BOOKS.id), BOOKS))
                    .containsExactlyElementsOf(books);
            assertThat(books).extracting(Book::body).containsExactly("body of a", "body of b", "body of c");
            assertThat(books.get(0).summary).isEqualTo("mine");
        });
        assertThat(SAMPLE.sql()
                        .fetchValue(
                                SAMPLE.sql().select(BOOKS.summary).from(BOOKS).where(BOOKS.id.eq(1L))))
                .isEqualTo("mine");
    }

    @Test
    void trees() {
        TREES.db().transaction(session -> {
            Node child = new Node("child");
            child.parent().set(new Node("root"));
            child.children().add(new Node("leaf"));
            session.add(child);
        });
        TREES.statements();
        TREES.db().transaction(session -> {
            Node root = session.list(from(NODES)
                            .where(NODES.parentId.isNull())
                            .fetching(plan -> plan.withDescendants(NODES.children, below -> below.except(NODES.name))))
                    .get(0);
            assertThat(TREES.statements()).hasSize(2).last().asString().doesNotContain("\"name\"");
            Node child = root.children().get(0);
            Node leaf = child.children().get(0);
            assertThat(root.getName()).isEqualTo("root");
            assertThat(child.getName()).isNull();
            assertThat(leaf.children()).isEmpty();
            assertThat(TREES.statements()).isEmpty();
            leaf.setName("leaf!");
            session.load(List.of(child, leaf), NODES.name);
            assertThat(child.getName()).isEqualTo("child");
            assertThat(leaf.getName()).isEqualTo("leaf!");
        });
        assertThat(TREES.sql()
                        .select(NODES.name)
                        .from(NODES)
                        .orderBy(NODES.name)
                        .fetch(NODES.name))
                .containsExactly("child", "leaf!", "root");
    }

    @Test
    void aMistakeIsToldBeforeAnythingIsSent() {
        SAMPLE.db().transaction(session -> {
            Book fresh = session.add(new Book("d"));
            assertThat(fresh.getBody()).isEqualTo("body of d");
            assertThatThrownBy(() -> session.load(List.of(fresh), BOOKS.body))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("load(..) was given Books (new) NEW that has no row in this session");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }
}
