package dev.backstitch.inheritance;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.inheritance.Archive.DOCUMENTS;
import static dev.backstitch.inheritance.Archive.FOLDERS;
import static dev.backstitch.inheritance.Archive.INVOICES;
import static dev.backstitch.inheritance.Archive.LETTERS;
import static dev.backstitch.inheritance.Archive.REGISTERED_LETTERS;
import static dev.backstitch.session.OnConflict.onConflict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.UsageException;
import dev.backstitch.inheritance.Archive.Document;
import dev.backstitch.inheritance.Archive.Folder;
import dev.backstitch.inheritance.Archive.Invoice;
import dev.backstitch.inheritance.Archive.Letter;
import dev.backstitch.inheritance.Archive.RegisteredLetter;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that extend each other, each with a table of its own. */
class JoinedTablesTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Archive.MODEL);

    /** One folder with one document of each class. */
    private static void store() {
        SAMPLE.db().transaction(session -> {
            Folder folder = session.add(new Folder("F"));
            Letter letter = new Letter("L", "Hello");
            RegisteredLetter answer = new RegisteredLetter("R", "Dear", "R1");
            letter.answered.add(answer);
            folder.documents.addAll(List.of(new Invoice("I", 100), letter, answer));
        });
        SAMPLE.statements();
    }

    private static String rows() {
        return SAMPLE.sql().resultQuery("""
                        select d.title, d.version, i.amount, i.doubled, l.text, r.code from documents d
                        left join invoices i on i.document_id = d.id left join letters l on l.id = d.id
                        left join registered_letters r on r.id = l.id order by d.title""").fetch().formatCSV(false);
    }

    private static int[] counts() {
        return Stream.of("folders", "documents", "invoices", "letters", "registered_letters")
                .mapToInt(table -> SAMPLE.sql().fetchCount(org.jooq.impl.DSL.table(table)))
                .toArray();
    }

    @Test
    void eachClassHasARowInEachOfItsTables() {
        store();
        assertThat(rows()).isEqualTo("""
                        I,0,100,200,"",""
                        L,0,"","",Hello,""
                        R,0,"","",Dear,R1
                        """);
        assertThat(counts()).containsExactly(1, 3, 1, 2, 1);
    }

    @Test
    void aQueryOnTheBaseReadsEveryClassInOneStatement() {
        store();
        SAMPLE.db().transaction(session -> {
            List<Document> all = session.list(from(DOCUMENTS).orderBy(DOCUMENTS.title));
            assertThat(all)
                    .extracting(Object::getClass)
                    .containsExactly(Invoice.class, Letter.class, RegisteredLetter.class);
            assertThat(((Invoice) all.get(0)).doubled).isEqualTo(200);
            assertThat(((Letter) all.get(1)).text).isEqualTo("Hello");
            assertThat(((RegisteredLetter) all.get(2)).code).isEqualTo("R1");
            assertThat(((RegisteredLetter) all.get(2)).answers.get()).isSameAs(all.get(1));
            assertThat(SAMPLE.statements()).hasSize(1);
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void aQueryOnASubclassReadsItAndWhatExtendsIt() {
        store();
        SAMPLE.db().transaction(session -> {
            List<Letter> letters =
                    session.list(from(LETTERS).where(DOCUMENTS.title.ge("L")).orderBy(LETTERS.text));
            assertThat(letters).extracting(letter -> letter.title).containsExactly("R", "L");
            assertThat(session.list(from(REGISTERED_LETTERS))).containsExactly((RegisteredLetter) letters.get(0));
            assertThat(session.find(INVOICES.id, letters.get(0).id)).isEmpty();
            assertThat(session.list(from(DOCUMENTS).where(INVOICES.amount.gt(50))))
                    .hasSize(1);
            assertThat(session.list(from(FOLDERS).where(FOLDERS.documents.any(REGISTERED_LETTERS.code.eq("R1")))))
                    .hasSize(1);
            assertThat(session.list(from(LETTERS).where(LETTERS.answered.any(REGISTERED_LETTERS.code.eq("R1")))))
                    .containsExactly(letters.get(1));
        });
    }

    @Test
    void relationshipsHoldObjectsOfEveryClass() {
        store();
        SAMPLE.db().transaction(session -> {
            Folder folder = session.one(from(FOLDERS).with(FOLDERS.documents));
            assertThat(folder.documents).hasSize(3).allMatch(document -> document.folder.get() == folder);
            Letter letter = session.one(from(LETTERS).where(LETTERS.text.eq("Hello")));
            SAMPLE.statements();
            assertThat(letter.answered).singleElement().isInstanceOf(RegisteredLetter.class);
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        SAMPLE.db().transaction(session -> {
            Letter letter =
                    session.one(from(LETTERS).where(LETTERS.text.eq("Hello")).with(DOCUMENTS.folder));
            assertThat(letter.folder.get().name).isEqualTo("F");
        });
    }

    @Test
    void anUpdateWritesTheTablesOfWhatChanged() {
        store();
        SAMPLE.db().transaction(session -> {
            List<Document> all = session.list(from(DOCUMENTS).orderBy(DOCUMENTS.title));
            Invoice invoice = (Invoice) all.get(0);
            SAMPLE.statements();
            all.forEach(document -> document.title += "!");
            session.flush();
            assertThat(SAMPLE.statements()).as("the title of all").hasSize(1);
            invoice.amount = 7;
            session.flush();
            assertThat(SAMPLE.statements()).as("the amount, and the version").hasSize(2);
            assertThat(invoice.doubled).isEqualTo(14);
            assertThat(invoice.version).isEqualTo(2);
            ((Letter) all.get(1)).text = "Hi";
            all.get(1).title = "L2";
            ((RegisteredLetter) all.get(2)).code = "R2";
        });
        assertThat(rows()).isEqualTo("""
                        I!,2,7,14,"",""
                        L2,2,"","",Hi,""
                        R!,2,"","",Dear,R2
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void theNumberOfStatementsIsThatOfTheTables(int count) {
        SAMPLE.db().transaction(session -> {
            Folder folder = session.add(new Folder("F"));
            for (int i = 0; i < count; i++) {
                folder.documents.add(new Invoice("I" + i, i));
                folder.documents.add(new RegisteredLetter("R" + i, "text", "code " + i));
            }
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1 + 2 + 3);
        });
        assertThat(counts()).containsExactly(1, 2 * count, count, count, count);
        SAMPLE.db().transaction(session -> {
            session.list(from(DOCUMENTS)).forEach(session::delete);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2 + 3);
        });
        assertThat(counts()).containsExactly(1, 0, 0, 0, 0);
    }

    @Test
    void whatAnOwnerOwnsGoesWithAllItsRows() {
        store();
        SAMPLE.db().transaction(session -> {
            Folder folder = session.one(from(FOLDERS));
            session.delete(folder);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2);
        });
        assertThat(counts()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void theVersionOfTheBaseTellsLostRows() {
        store();
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Invoice invoice = session.one(from(INVOICES));
                    SAMPLE.sql().execute("update documents set version = version + 1");
                    invoice.amount = 1;
                }))
                .isInstanceOf(LostRowsException.class)
                .hasMessageContaining("Invoices");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Invoice invoice = session.one(from(INVOICES));
                    SAMPLE.sql().execute("update documents set version = version + 1");
                    session.delete(invoice);
                }))
                .isInstanceOf(LostRowsException.class);
        assertThat(counts()).containsExactly(1, 3, 1, 2, 1);
    }

    @Test
    void aRefreshReadsAllTables() {
        store();
        SAMPLE.db().transaction(session -> {
            RegisteredLetter letter = session.one(from(REGISTERED_LETTERS));
            session.dsl().execute("update documents set title = 'R2'");
            session.dsl().execute("update letters set text = 'T2'");
            session.dsl().execute("update registered_letters set code = 'C2'");
            session.refresh(letter);
            assertThat(List.of(letter.title, letter.text, letter.code)).containsExactly("R2", "T2", "C2");
        });
    }

    @Test
    void bulkStatementsWriteOneTableByTheColumnsOfAll() {
        store();
        SAMPLE.db().transaction(session -> {
            Letter letter = session.one(from(LETTERS).where(LETTERS.text.eq("Hello")));
            Invoice invoice = session.one(from(INVOICES));
            assertThat(session.update(INVOICES)
                            .set(INVOICES.title, "Paid")
                            .where(INVOICES.amount.eq(100))
                            .run())
                    .isEqualTo(1);
            assertThat(invoice.title).isEqualTo("Paid");
            assertThat(invoice.doubled).isEqualTo(200);
            assertThat(session.update(DOCUMENTS)
                            .set(DOCUMENTS.title, "Old")
                            .where(REGISTERED_LETTERS.code.isNull())
                            .run())
                    .isEqualTo(2);
            assertThat(letter.title).isEqualTo("Old");
            assertThat(letter.version).isEqualTo(1);
            assertThatThrownBy(() ->
                            session.update(LETTERS).set(LETTERS.text, "x").all().run())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "update of Letters writes columns of the tables letters and documents, and a statement updates one,"
                                    + " of which the version counts as well: change objects of it instead, or set columns of one table;"
                                    + " nothing was sent");
            assertThat(session.deleteFrom(LETTERS)
                            .where(DOCUMENTS.title.eq("R"))
                            .run())
                    .isEqualTo(1);
            assertThat(session.list(from(LETTERS))).containsExactly(letter);
        });
        assertThat(counts()).containsExactly(1, 2, 1, 1, 0);
    }

    @Test
    void loadsAndUpsertsOfSeveralTablesAreRefused() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.bulkLoad(INVOICES, Stream.of(new Invoice("I", 1))))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "load of Invoices: a row of Invoices has parts in several tables, and one statement writes one:"
                                    + " add the objects to the session instead; nothing was sent");
            assertThatThrownBy(() -> session.upsert(new Invoice("I", 1), onConflict(INVOICES.id)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("upsert: a row of Invoices has parts in several tables, and one statement writes one:"
                            + " add the objects to the session instead; nothing was sent");
        });
    }

    @Test
    void lockingTheBaseLocksItsRows() {
        store();
        SAMPLE.db().transaction(session -> {
            session.list(from(DOCUMENTS).forUpdate());
            assertThat(SAMPLE.statements().get(0)).endsWith("for update of \"documents\"");
            session.list(from(LETTERS).forUpdate());
            assertThat(SAMPLE.statements().get(0)).endsWith("for update of \"documents\", \"letters\"");
            session.list(from(REGISTERED_LETTERS).forUpdate());
            assertThat(SAMPLE.statements().get(0))
                    .endsWith("for update of \"documents\", \"letters\", \"registered_letters\"");
        });
    }

    @Test
    void thePlanNamesEveryTable() {
        SAMPLE.db().transaction(session -> {
            session.add(new Folder("F")).documents.add(new RegisteredLetter("R", "text", "R1"));
            assertThat(session.plan().toString()).isEqualTo("""
                            #  operation  table               rows  columns                    because       after
                            1  insert     folders             1     name                       a new object
                            2  insert     documents           1     title, version, folder_id  a new object  step 1: documents.folder_id references folders
                            3  insert     letters             1     text, answers_id           a new object  step 2: letters.id references documents
                            4  insert     registered_letters  1     code                       a new object  step 3: registered_letters.id references letters""");
        });
    }

    @Test
    void anAliasOfASubclassStandsForAllItsTables() {
        store();
        SAMPLE.db().transaction(session -> {
            Archive.Letters l = LETTERS.as("l");
            List<Letter> found = session.list(from(l).where(l.text.eq("Dear"), l.answers.has(DOCUMENTS.title.eq("L")))
                    .orderBy(l.id));
            assertThat(found).extracting(Object::getClass).containsExactly(RegisteredLetter.class);
            assertThat(SAMPLE.statements().get(0))
                    .contains(
                            "from \"documents\" as \"l_documents\" join \"letters\" as \"l\" on \"l\".\"id\" = \"l_documents\".\"id\"");
            Archive.Documents d = DOCUMENTS.as("d");
            assertThat(session.list(from(d).where(
                                    d.title.gt("I"), d.folder.path(FOLDERS.name).eq("F"))))
                    .hasSize(2);
            assertThat(session.list(from(LETTERS)
                            .where(LETTERS.answers.path(LETTERS.text).eq("Hello"))))
                    .extracting(letter -> letter.title)
                    .containsExactly("R");
        });
    }
}
