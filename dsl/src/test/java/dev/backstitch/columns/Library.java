package dev.backstitch.columns;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.dsl.JsonCodec;
import dev.backstitch.link.Many;
import dev.backstitch.link.ManyMap;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Embedded;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToMap;
import dev.backstitch.model.ToOne;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Writers with books, whose columns are of every kind, and shelves on which nothing hangs. */
final class Library {

    static final Writers WRITERS = Writers.WRITERS;
    static final Books BOOKS = Books.BOOKS;
    static final Notes NOTES = Notes.NOTES;
    static final Shelves SHELVES = Shelves.SHELVES;

    static final Model MODEL = Model.of(WRITERS, BOOKS, NOTES, SHELVES);

    private Library() {}

    record Price(Integer amount, String currency) {}

    /** Changes in place. */
    static final class Settings {
        String theme;

        Settings(String theme) {
            this.theme = theme;
        }
    }

    static final class SettingsCodec implements JsonCodec<Settings> {
        @Override
        public String write(Settings value) {
            return "{\"theme\":\"" + value.theme + "\"}";
        }

        @Override
        public Settings read(String json) {
            return new Settings(json.replaceAll(".*\"theme\": ?\"([^\"]*)\".*", "$1"));
        }
    }

    static final class Writer {
        Long id;
        String name;
        String email;
        final Many<Book> books = WRITERS.books.of(this);
        final ManyMap<String, Note> notes = WRITERS.notes.of(this);

        Writer() {}

        Writer(String name, String email) {
            this.name = name;
            this.email = email;
        }
    }

    static final class Book {
        Long id;
        String title;
        private String body;
        String summary;
        int pages;
        String isbn;
        Price price;
        Settings settings;
        Integer version;
        Integer length;
        final One<Writer> writer = BOOKS.writer.of(this);

        Book() {}

        Book(String title) {
            this.title = title;
            this.body = "body of " + title;
            this.summary = "summary of " + title;
            this.pages = 100;
            this.isbn = "isbn of " + title;
            this.price = new Price(10, "EUR");
            this.settings = new Settings("dark");
        }

        String getBody() {
            BOOKS.body.load(this);
            return body;
        }

        void setBody(String body) {
            this.body = Objects.requireNonNull(body);
        }

        /** Without loading it. */
        String body() {
            return body;
        }
    }

    static final class Note {
        Long id;
        String topic;
        String text;
        final One<Writer> writer = NOTES.writer.of(this);

        Note() {}

        Note(String topic, String text) {
            this.topic = topic;
            this.text = text;
        }
    }

    static final class Shelf {
        Long id;
        String place;
        private String label;

        Shelf() {}

        Shelf(String place, String label) {
            this.place = place;
            this.label = label;
        }

        String getLabel() {
            SHELVES.label.load(this);
            return label;
        }

        void setLabel(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static final class Writers extends EntityTable<Writer> {
        static final Writers WRITERS = new Writers();
        final Column<Writer, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final Column<Writer, String> name = text("name").notNull().map(w -> w.name, (w, v) -> w.name = v);
        final Column<Writer, String> email = text("email").unique().map(w -> w.email, (w, v) -> w.email = v);
        final ToMany<Writer, Book> books =
                toMany("books", (Writer w) -> w.books).backPopulates(() -> Books.BOOKS.writer);
        final ToMap<Writer, String, Note> notes = toMany("notes", (Writer w) -> w.notes)
                .backPopulates(() -> Notes.NOTES.writer)
                .keyedBy(() -> Notes.NOTES.topic);

        private Writers() {
            super("writers", Writer.class, Writer::new);
        }
    }

    static final class Books extends EntityTable<Book> {
        static final Books BOOKS = new Books();
        final Column<Book, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);
        final Column<Book, String> title = varchar("title", 200).notNull().map(b -> b.title, (b, v) -> b.title = v);
        final Column<Book, String> body = text("body").notNull().map(Book::getBody, Book::setBody);
        final Column<Book, String> summary = text("summary").map(b -> b.summary, (b, v) -> b.summary = v);
        final Column<Book, Integer> pages = integer("pages").notNull().map(b -> b.pages, (b, v) -> b.pages = v);
        final Column<Book, String> isbn = text("isbn").notNull().unique().map(b -> b.isbn, (b, v) -> b.isbn = v);
        final Column<Book, Integer> amount = integer("amount");
        final Column<Book, String> currency = text("currency");
        final Embedded<Book, Price> price = embedded("price", (Book b) -> b.price, (b, v) -> b.price = v)
                .part(amount, Price::amount)
                .part(currency, Price::currency)
                .make(parts -> new Price(parts.get(amount), parts.get(currency)));
        final Column<Book, Settings> settings =
                json("settings", Settings.class, new SettingsCodec()).map(b -> b.settings, (b, v) -> b.settings = v);
        final Column<Book, Integer> length = integer("length")
                .generatedAs(DSL.field("length(body)", SQLDataType.INTEGER))
                .map(b -> b.length, (b, v) -> b.length = v);
        final Column<Book, String> remark = text("remark");
        final Column<Book, Integer> version = integer("version").version().map(b -> b.version, (b, v) -> b.version = v);
        final Column<Book, Long> writerId = bigint("writer_id").references(() -> Writers.WRITERS.id);
        final ToOne<Book, Writer> writer =
                toOne("writer", (Book b) -> b.writer).on(writerId).backPopulates(() -> Writers.WRITERS.books);

        private Books() {
            super("books", Book.class, Book::new);
        }

        private Books(String alias, Books of) {
            super(alias, of);
        }

        @Override
        public Books as(String alias) {
            return new Books(alias, this);
        }
    }

    static final class Notes extends EntityTable<Note> {
        static final Notes NOTES = new Notes();
        final Column<Note, Long> id = bigint("id").identity().primaryKey().map(n -> n.id, (n, v) -> n.id = v);
        final Column<Note, String> topic = text("topic").notNull().map(n -> n.topic, (n, v) -> n.topic = v);
        final Column<Note, String> text = text("text").map(n -> n.text, (n, v) -> n.text = v);
        final Column<Note, Long> writerId = bigint("writer_id").references(() -> Writers.WRITERS.id);
        final ToOne<Note, Writer> writer =
                toOne("writer", (Note n) -> n.writer).on(writerId).backPopulates(() -> Writers.WRITERS.notes);

        private Notes() {
            super("notes", Note.class, Note::new);
        }
    }

    static final class Shelves extends EntityTable<Shelf> {
        static final Shelves SHELVES = new Shelves();
        final Column<Shelf, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Shelf, String> place = text("place").notNull().map(s -> s.place, (s, v) -> s.place = v);
        final Column<Shelf, String> label = text("label").map(Shelf::getLabel, Shelf::setLabel);

        private Shelves() {
            super("shelves", Shelf.class, Shelf::new);
        }
    }
}
