package dev.backstitch.inheritance;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.inheritance.Archive.Documents.DOCUMENTS;
import static dev.backstitch.inheritance.Archive.Folders.FOLDERS;
import static dev.backstitch.inheritance.Archive.Letters.LETTERS;
import static dev.backstitch.query.Window.window;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.inheritance.Archive.Document;
import dev.backstitch.inheritance.Archive.Folder;
import dev.backstitch.inheritance.Archive.Invoice;
import dev.backstitch.inheritance.Archive.Letter;
import dev.backstitch.inheritance.Archive.RegisteredLetter;
import dev.backstitch.query.Window;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows, trees, fetch joins and round trips of classes that extend each other. */
class FamilyPlanTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Archive.MODEL);

    private static final Window<Folder, Document> LAST =
            window(FOLDERS.documents).orderBy(DOCUMENTS.title.desc()).limit(2);

    /** One folder with one document of each class: the registered letter R answers the letter L. */
    @BeforeEach
    void store() {
        SAMPLE.db().transaction(session -> {
            Folder folder = session.add(new Folder("F"));
            Letter letter = new Letter("L", "Hello");
            RegisteredLetter answer = new RegisteredLetter("R", "Dear", "R1");
            letter.answered.add(answer);
            folder.documents.addAll(List.of(new Invoice("I", 100), letter, answer));
        });
        SAMPLE.statements();
    }

    private static <E> E read(EntityQuery<E> query, int statements) {
        E one = SAMPLE.db().transaction(session -> session.one(query));
        assertThat(SAMPLE.statements()).hasSize(statements);
        assertMirrored(Archive.MODEL, one);
        return one;
    }

    @Test
    void elementsOfAWindowAreOfTheirClasses() {
        EntityQuery<Folder> query = from(FOLDERS).with(LAST).with(FOLDERS.documents);
        for (Folder folder : List.of(read(query, 3), read(query.inOneRoundTrip(), 1))) {
            assertThat(LAST.of(folder))
                    .extracting(Object::getClass)
                    .containsExactly(RegisteredLetter.class, Letter.class);
            assertThat(((RegisteredLetter) LAST.of(folder).get(0)).code).isEqualTo("R1");
            assertThat(folder.documents)
                    .extracting(Object::getClass)
                    .containsExactlyInAnyOrder(Invoice.class, Letter.class, RegisteredLetter.class);
        }
    }

    @Test
    void soAreThoseOfATree() {
        EntityQuery<Letter> query =
                from(LETTERS).where(LETTERS.answers.isNull()).withDescendants(LETTERS.answered);
        for (Letter letter : List.of(read(query, 2), read(query.inOneRoundTrip(), 1))) {
            assertThat(letter.title).isEqualTo("L");
            assertThat(letter.answered.get(0)).isInstanceOf(RegisteredLetter.class);
            assertThat(letter.answered.get(0).answered).isEmpty();
        }
    }

    @Test
    void aReferenceToAClassThatHasItsRowInSeveralTablesIsJoined() {
        EntityQuery<Letter> query =
                from(LETTERS).where(LETTERS.answers.isNotNull()).withJoined(LETTERS.answers);
        for (Letter letter : List.of(read(query, 1), read(query.inOneRoundTrip(), 1))) {
            assertThat(letter).isInstanceOf(RegisteredLetter.class);
            assertThat(letter.answers.get().text).isEqualTo("Hello");
            assertThat(letter.answers.get().getClass()).isEqualTo(Letter.class);
        }
        EntityQuery<Letter> above =
                from(LETTERS).where(LETTERS.answers.isNotNull()).withAncestors(LETTERS.answers);
        assertThat(read(above, 2).answers.get().answers.get()).isNull();
        assertThat(read(above.inOneRoundTrip(), 1).answers.get().answers.get()).isNull();
    }
}
