package dev.backstitch.columns;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToOne;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Works in one table, and letters in two of which only the second has a link. */
final class Works {

    static final WorkTable WORKS = WorkTable.WORKS;
    static final FilmTable FILMS = FilmTable.FILMS;
    static final AlbumTable ALBUMS = AlbumTable.ALBUMS;
    static final LetterTable LETTERS = LetterTable.LETTERS;
    static final MailTable MAILS = MailTable.MAILS;

    static final Model MODEL = Model.of(WORKS, FILMS, ALBUMS, LETTERS, MAILS);

    private Works() {}

    abstract static class Work {
        Long id;
        String title;
        private String notes;

        Work() {}

        Work(String title, String notes) {
            this.title = title;
            this.notes = notes;
        }

        String getNotes() {
            WORKS.notes.load(this);
            return notes;
        }

        void setNotes(String notes) {
            this.notes = notes;
        }

        String notes() {
            return notes;
        }
    }

    static final class Film extends Work {
        int minutes;
        String plot;

        Film() {}

        Film(String title, String notes, int minutes, String plot) {
            super(title, notes);
            this.minutes = minutes;
            this.plot = plot;
        }
    }

    static final class Album extends Work {
        int tracks;

        Album() {}

        Album(String title, String notes, int tracks) {
            super(title, notes);
            this.tracks = tracks;
        }
    }

    static class Letter {
        Long id;
        String title;
        private String text;

        Letter() {}

        Letter(String title, String text) {
            this.title = title;
            this.text = text;
        }

        String getText() {
            LETTERS.text.load(this);
            return text;
        }

        void setText(String text) {
            this.text = text;
        }
    }

    static final class Mail extends Letter {
        String address;
        Integer size;
        final One<Mail> answered = MAILS.answered.of(this);

        Mail() {}

        Mail(String title, String text, String address) {
            super(title, text);
            this.address = address;
        }
    }

    static final class WorkTable extends EntityTable<Work> {
        static final WorkTable WORKS = new WorkTable();
        final Column<Work, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final Column<Work, String> kind = varchar("kind", 10).discriminator();
        final Column<Work, String> title = text("title").notNull().map(w -> w.title, (w, v) -> w.title = v);
        final Column<Work, String> notes = text("notes").map(Work::getNotes, Work::setNotes);

        private WorkTable() {
            super("works", Work.class);
        }
    }

    static final class FilmTable extends EntityTable<Film> {
        static final FilmTable FILMS = new FilmTable();
        final Column<Film, Integer> minutes = integer("minutes").notNull().map(f -> f.minutes, (f, v) -> f.minutes = v);
        final Column<Film, String> plot = text("plot").map(f -> f.plot, (f, v) -> f.plot = v);

        private FilmTable() {
            super(extending(WorkTable.WORKS.kind, "film"), Film.class, Film::new);
        }
    }

    static final class AlbumTable extends EntityTable<Album> {
        static final AlbumTable ALBUMS = new AlbumTable();
        final Column<Album, Integer> tracks = integer("tracks").notNull().map(a -> a.tracks, (a, v) -> a.tracks = v);

        private AlbumTable() {
            super(extending(WorkTable.WORKS.kind, "album"), Album.class, Album::new);
        }
    }

    static final class LetterTable extends EntityTable<Letter> {
        static final LetterTable LETTERS = new LetterTable();
        final Column<Letter, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);
        final Column<Letter, String> title = text("title").notNull().map(l -> l.title, (l, v) -> l.title = v);
        final Column<Letter, String> text = text("text").notNull().map(Letter::getText, Letter::setText);

        private LetterTable() {
            super("letters", Letter.class, Letter::new);
        }
    }

    static final class MailTable extends EntityTable<Mail> {
        static final MailTable MAILS = new MailTable();
        final Column<Mail, String> address = text("address").map(m -> m.address, (m, v) -> m.address = v);
        final Column<Mail, Integer> size = integer("size")
                .generatedAs(DSL.field("length(address)", SQLDataType.INTEGER))
                .map(m -> m.size, (m, v) -> m.size = v);
        final Column<Mail, Long> answeredId = bigint("answered_id").references(() -> LetterTable.LETTERS.id);
        final ToOne<Mail, Mail> answered =
                toOne("answered", (Mail m) -> m.answered).on(answeredId);

        private MailTable() {
            super("mails", extending(LetterTable.LETTERS), Mail.class, Mail::new);
        }
    }
}
