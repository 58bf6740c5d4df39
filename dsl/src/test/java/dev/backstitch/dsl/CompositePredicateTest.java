package dev.backstitch.dsl;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.row;

import dev.backstitch.dsl.KeyedByTwo.Book;
import dev.backstitch.dsl.KeyedByTwo.Books;
import dev.backstitch.dsl.KeyedByTwo.Shelf;
import dev.backstitch.dsl.KeyedByTwo.Shelves;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.jooq.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Predicates along keys of two columns. */
class CompositePredicateTest {

    private static final Shelves SHELVES = Shelves.SHELVES;
    private static final Books BOOKS = Books.BOOKS;

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(KeyedByTwo.MODEL);

    @BeforeEach
    void rows() {
        Shelf a1 = new Shelf("a", 1);
        Shelf a2 = new Shelf("a", 2);
        Shelf b1 = new Shelf("b", 1);
        a1.right.addAll(List.of(a2, b1));
        a1.books.addAll(List.of(new Book("x", 1), new Book("x", 2)));
        b1.books.add(new Book("y", 1));
        SAMPLE.db().transaction(session -> {
            session.add(a1);
            session.add(new Book("z", null));
        });
        SAMPLE.statements();
    }

    private static List<String> shelves(Condition... conditions) {
        return SAMPLE
                .db()
                .transaction(
                        session -> session.list(from(SHELVES).where(conditions).orderBy(SHELVES.room, SHELVES.no)))
                .stream()
                .map(shelf -> shelf.room + shelf.no)
                .toList();
    }

    private static List<String> books(Condition... conditions) {
        return SAMPLE
                .db()
                .transaction(
                        session -> session.list(from(BOOKS).where(conditions).orderBy(BOOKS.id)))
                .stream()
                .map(Book::toString)
                .toList();
    }

    @Test
    void everyPredicateComparesBothColumns() {
        assertThat(shelves(SHELVES.books.any())).containsExactly("a1", "b1");
        assertThat(shelves(SHELVES.books.size().eq(2))).containsExactly("a1");
        assertThat(shelves(SHELVES.right.any(SHELVES.books.any(BOOKS.series.eq("y")))))
                .containsExactly("a1");
        assertThat(shelves(SHELVES.left.none())).containsExactly("a1");
        assertThat(shelves(SHELVES.left.all(SHELVES.no.eq(1)), SHELVES.left.any()))
                .containsExactly("a2", "b1");
        assertThat(books(BOOKS.shelf.isNull())).containsExactly("z null");
        assertThat(books(BOOKS.shelf.has(SHELVES.room.eq("b")))).containsExactly("y 1");
        assertThat(books(
                        BOOKS.shelf.path(SHELVES.no).eq(1),
                        BOOKS.shelf.path(SHELVES.room).eq("a")))
                .containsExactly("x 1", "x 2");
        assertThat(books(row(BOOKS.shelfRoom, BOOKS.shelfNo).eq("b", 1))).containsExactly("y 1");
    }

    @Test
    void anObjectIsComparedByItsWholeKey() {
        SAMPLE.db().transaction(session -> {
            Shelf b1 = session.one(from(SHELVES).where(SHELVES.room.eq("b")));
            assertThat(session.list(from(BOOKS).where(BOOKS.shelf.is(b1))))
                    .extracting(Book::toString)
                    .containsExactly("y 1");
            assertThat(session.list(from(SHELVES).where(SHELVES.right.contains(b1))))
                    .extracting(shelf -> shelf.room + shelf.no)
                    .containsExactly("a1");
        });
    }
}
