package dev.backstitch.inheritance;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Documents of several classes, each with a table of its own besides the one that all have in common; a folder owns its documents. */
final class Archive {

    static final Folders FOLDERS = Folders.FOLDERS;
    static final Documents DOCUMENTS = Documents.DOCUMENTS;
    static final Invoices INVOICES = Invoices.INVOICES;
    static final Letters LETTERS = Letters.LETTERS;
    static final RegisteredLetters REGISTERED_LETTERS = RegisteredLetters.REGISTERED_LETTERS;

    static final Model MODEL = Model.of(FOLDERS, DOCUMENTS, INVOICES, LETTERS, REGISTERED_LETTERS);

    private Archive() {}

    static final class Folder {
        Long id;
        String name;
        final Many<Document> documents = FOLDERS.documents.of(this);

        Folder() {}

        Folder(String name) {
            this.name = name;
        }
    }

    abstract static class Document {
        Long id;
        String title;
        int version;
        final One<Folder> folder = DOCUMENTS.folder.of(this);
    }

    static final class Invoice extends Document {
        int amount;
        Integer doubled;

        Invoice() {}

        Invoice(String title, int amount) {
            this.title = title;
            this.amount = amount;
        }
    }

    static class Letter extends Document {
        String text;
        final One<Letter> answers = LETTERS.answers.of(this);
        final Many<Letter> answered = LETTERS.answered.of(this);

        Letter() {}

        Letter(String title, String text) {
            this.title = title;
            this.text = text;
        }
    }

    static final class RegisteredLetter extends Letter {
        String code;

        RegisteredLetter() {}

        RegisteredLetter(String title, String text, String code) {
            super(title, text);
            this.code = code;
        }
    }

    static final class Folders extends EntityTable<Folder> {
        static final Folders FOLDERS = new Folders();
        final Column<Folder, Long> id = bigint("id").identity().primaryKey().map(f -> f.id, (f, v) -> f.id = v);
        final Column<Folder, String> name = text("name").notNull().map(f -> f.name, (f, v) -> f.name = v);
        final ToMany<Folder, Document> documents = toMany("documents", (Folder f) -> f.documents)
                .backPopulates(() -> Documents.DOCUMENTS.folder)
                .owned();

        private Folders() {
            super("folders", Folder.class, Folder::new);
        }
    }

    static final class Documents extends EntityTable<Document> {
        static final Documents DOCUMENTS = new Documents();
        final Column<Document, Long> id = bigint("id").identity().primaryKey().map(d -> d.id, (d, v) -> d.id = v);
        final Column<Document, String> title = text("title").notNull().map(d -> d.title, (d, v) -> d.title = v);
        final Column<Document, Integer> version =
                integer("version").version().map(d -> d.version, (d, v) -> d.version = v);
        final Column<Document, Long> folderId = bigint("folder_id").notNull().references(() -> Folders.FOLDERS.id);
        final ToOne<Document, Folder> folder =
                toOne("folder", (Document d) -> d.folder).on(folderId).backPopulates(() -> Folders.FOLDERS.documents);

        private Documents() {
            super("documents", Document.class);
        }

        private Documents(String alias, Documents of) {
            super(alias, of);
        }

        @Override
        public Documents as(String alias) {
            return new Documents(alias, this);
        }
    }

    static final class Invoices extends EntityTable<Invoice> {
        static final Invoices INVOICES = new Invoices();
        final Column<Invoice, Long> id = inherited(Documents.DOCUMENTS.id);
        final Column<Invoice, String> title = inherited(Documents.DOCUMENTS.title);
        final Column<Invoice, Integer> amount = integer("amount").notNull().map(i -> i.amount, (i, v) -> i.amount = v);
        final Column<Invoice, Integer> doubled = integer("doubled")
                .generatedAs(org.jooq.impl.DSL.field("amount * 2", Integer.class))
                .map(i -> i.doubled, (i, v) -> i.doubled = v);

        private Invoices() {
            super("invoices", extending(Documents.DOCUMENTS).by("document_id"), Invoice.class, Invoice::new);
        }
    }

    static final class Letters extends EntityTable<Letter> {
        static final Letters LETTERS = new Letters();
        final Column<Letter, Long> id = inherited(Documents.DOCUMENTS.id);
        final Column<Letter, String> text = text("text").notNull().map(l -> l.text, (l, v) -> l.text = v);
        final Column<Letter, Long> answersId = bigint("answers_id").references(() -> Letters.LETTERS.id);
        final ToOne<Letter, Letter> answers =
                toOne("answers", (Letter l) -> l.answers).on(answersId).backPopulates(() -> Letters.LETTERS.answered);
        final ToMany<Letter, Letter> answered =
                toMany("answered", (Letter l) -> l.answered).backPopulates(() -> Letters.LETTERS.answers);

        private Letters() {
            super("letters", extending(Documents.DOCUMENTS), Letter.class, Letter::new);
        }

        private Letters(String alias, Letters of) {
            super(alias, of);
        }

        @Override
        public Letters as(String alias) {
            return new Letters(alias, this);
        }
    }

    static final class RegisteredLetters extends EntityTable<RegisteredLetter> {
        static final RegisteredLetters REGISTERED_LETTERS = new RegisteredLetters();
        final Column<RegisteredLetter, String> code =
                text("code").notNull().unique().map(l -> l.code, (l, v) -> l.code = v);

        private RegisteredLetters() {
            super("registered_letters", extending(Letters.LETTERS), RegisteredLetter.class, RegisteredLetter::new);
        }
    }
}
