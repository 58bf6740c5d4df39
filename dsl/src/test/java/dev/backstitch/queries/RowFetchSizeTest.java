package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.queries.RowFetchSizeTest.Words.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Database;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user who tells the driver to read some rows at a time holds them so. */
class RowFetchSizeTest {

    private static final int WRITTEN = 7;
    private static final Table<?> CURSORS = DSL.table(DSL.name("pg_cursors"));
    private static final ThreadLocal<Runnable> READING = ThreadLocal.withInitial(() -> () -> {});

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(WORDS));

    static final class Word {
        Long id;
        String text;

        void setText(String newText) {
            text = newText;
            READING.get().run();
        }
    }

    static final class Words extends EntityTable<Word> {
        static final Words WORDS = new Words();
        final Column<Word, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final Column<Word, String> text = text("text").notNull().map(w -> w.text, Word::setText);

        private Words() {
            super("words", Word.class, Word::new);
        }
    }

    @BeforeEach
    void words() {
        SAMPLE.db().transaction(session -> {
            for (int i = 1; i <= WRITTEN; i++) {
                session.add(word("word " + i));
            }
        });
    }

    @AfterEach
    void nobodyListens() {
        READING.remove();
    }

    private static Word word(String text) {
        Word word = new Word();
        word.text = text;
        return word;
    }

    /** How many results the server has open, that of the question itself included, as each row is read. */
    private static List<Integer> cursorsWhileReading(String parameter) {
        String url = SAMPLE.place().url();
        List<Integer> cursors = new ArrayList<>();
        try (Database db = Database.connect(
                SAMPLE.db().model(),
                url + (url.contains("?") ? "&" : "?") + parameter,
                SAMPLE.place().user(),
                SAMPLE.place().password())) {
            List<Word> words = db.transaction(session -> {
                DSLContext dsl = session.dsl();
                READING.set(() -> cursors.add(dsl.fetchCount(CURSORS)));
                return session.list(from(WORDS).orderBy(WORDS.id));
            });
            assertThat(words)
                    .extracting(word -> word.text)
                    .hasSize(WRITTEN)
                    .startsWith("word 1")
                    .endsWith("word 7");
        }
        return cursors;
    }

    @Test
    void rowsComeSomeAtATimeWhereTheUrlSaysSo() {
        assertThat(cursorsWhileReading("defaultRowFetchSize=3")).containsExactly(2, 2, 2, 2, 2, 2, 1);
    }

    @Test
    void otherwiseAllRowsComeAtOnce() {
        assertThat(cursorsWhileReading("defaultRowFetchSize=0")).containsOnly(1).hasSize(WRITTEN);
    }
}
