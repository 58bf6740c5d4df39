package dev.backstitch.commits;

import static dev.backstitch.commits.Book.Books.BOOKS;
import static dev.backstitch.commits.Shelf.Shelves.SHELVES;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Has a key of two columns that is given, and a first book that does not know of it. */
final class Shelf extends Marked {

    String room;
    Integer no;
    final One<Book> first = SHELVES.first.of(this);
    final Many<Book> books = SHELVES.books.of(this);

    static final class Shelves extends MarkedTable<Shelf> {
        static final Shelves SHELVES = new Shelves();
        final Column<Shelf, String> room = text("room").primaryKey().map(s -> s.room, (s, v) -> s.room = v);
        final Column<Shelf, Integer> no = integer("no").primaryKey().map(s -> s.no, (s, v) -> s.no = v);
        final Column<Shelf, Long> firstId = bigint("first_id").references(() -> BOOKS.id);
        final ToOne<Shelf, Book> first = toOne("first", (Shelf s) -> s.first).on(firstId);
        final ToMany<Shelf, Book> books = toMany("books", (Shelf s) -> s.books).backPopulates(() -> BOOKS.shelf);

        private Shelves() {
            super("shelves", Shelf.class, Shelf::new);
        }
    }
}
