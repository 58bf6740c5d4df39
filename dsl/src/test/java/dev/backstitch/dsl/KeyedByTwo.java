package dev.backstitch.dsl;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Shelves under keys of a text and a number, books on them, and an association between shelves and shelves. */
final class KeyedByTwo {

    static final Association<Shelf, Shelf> NEXT_TO = associationTable("next_to")
            .from("left_room", () -> Shelves.SHELVES.room)
            .and("left_no", () -> Shelves.SHELVES.no)
            .to("right_room", () -> Shelves.SHELVES.room)
            .and("right_no", () -> Shelves.SHELVES.no);

    static final Model MODEL = Model.of(Shelves.SHELVES, Books.BOOKS, NEXT_TO);

    private KeyedByTwo() {}

    static final class Shelf {
        String room;
        int no;
        String label;
        final Many<Book> books = Shelves.SHELVES.books.of(this);
        final Many<Shelf> right = Shelves.SHELVES.right.of(this);
        final Many<Shelf> left = Shelves.SHELVES.left.of(this);

        Shelf() {}

        Shelf(String room, int no) {
            this.room = room;
            this.no = no;
        }
    }

    static final class Book {
        Long id;
        String series;
        Integer volume;
        final One<Shelf> shelf = Books.BOOKS.shelf.of(this);

        Book() {}

        Book(String series, Integer volume) {
            this.series = series;
            this.volume = volume;
        }

        @Override
        public String toString() {
            return series + " " + volume;
        }
    }

    static final class Shelves extends EntityTable<Shelf> {
        static final Shelves SHELVES = new Shelves();
        final Column<Shelf, String> room = text("room").primaryKey().map(s -> s.room, (s, v) -> s.room = v);
        final Column<Shelf, String> label = text("label").map(s -> s.label, (s, v) -> s.label = v);
        final Column<Shelf, Integer> no = integer("no").primaryKey().map(s -> s.no, (s, v) -> s.no = v);
        final ToMany<Shelf, Book> books = toMany("books", (Shelf s) -> s.books).backPopulates(() -> Books.BOOKS.shelf);
        final ToMany<Shelf, Shelf> right =
                toMany("right", (Shelf s) -> s.right).through(() -> NEXT_TO).backPopulates(() -> SHELVES.left);
        final ToMany<Shelf, Shelf> left = toMany("left", (Shelf s) -> s.left)
                .through(() -> NEXT_TO.reversed())
                .backPopulates(() -> SHELVES.right);

        private Shelves() {
            super("shelves", Shelf.class, Shelf::new);
        }
    }

    static final class Books extends EntityTable<Book> {
        static final Books BOOKS = new Books();
        final Column<Book, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);
        final Column<Book, String> series = text("series").notNull().map(b -> b.series, (b, v) -> b.series = v);
        final Column<Book, Integer> volume = integer("volume").map(b -> b.volume, (b, v) -> b.volume = v);
        final Column<Book, String> shelfRoom = text("shelf_room");
        final Column<Book, Integer> shelfNo = integer("shelf_no");
        final ToOne<Book, Shelf> shelf =
                toOne("shelf", (Book b) -> b.shelf).on(shelfRoom, shelfNo).backPopulates(() -> Shelves.SHELVES.books);

        private Books() {
            super("books", Book.class, Book::new);
            foreignKey(shelfRoom, shelfNo)
                    .references(() -> Shelves.SHELVES.room, () -> Shelves.SHELVES.no)
                    .onDelete(ReferentialAction.SET_NULL)
                    .onUpdate(ReferentialAction.CASCADE);
            unique(series, volume);
        }
    }
}
