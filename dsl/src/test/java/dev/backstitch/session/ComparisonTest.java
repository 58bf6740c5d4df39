package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often a query compares objects with their rows. */
class ComparisonTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Words.WORDS, Others.OTHERS));

    static class Word {
        Long id;
        String text;
        int reads;

        String read() {
            reads++;
            return text;
        }
    }

    static final class Other extends Word {}

    static final class Words extends EntityTable<Word> {
        static final Words WORDS = new Words();
        final Column<Word, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final Column<Word, String> text = text("text").map(Word::read, (w, v) -> w.text = v);

        private Words() {
            super("words", Word.class, Word::new);
        }
    }

    static final class Others extends EntityTable<Other> {
        static final Others OTHERS = new Others();
        final Column<Other, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final Column<Other, String> text = text("text").map(Other::read, (w, v) -> w.text = v);

        private Others() {
            super("others", Other.class, Other::new);
        }
    }

    @BeforeEach
    void threeOfEach() {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < 3; i++) {
                session.add(new Word());
                session.add(new Other());
            }
        });
    }

    @Test
    void onlyObjectsOfTheTablesItReadsAreComparedWhereNothingDiffers() {
        SAMPLE.db().transaction(session -> {
            List<Word> words = session.list(from(Words.WORDS));
            List<Other> others = session.list(from(Others.OTHERS));
            session.list(from(Words.WORDS));
            assertThat(words).extracting(word -> word.reads).containsExactly(1, 1, 1);
            assertThat(others).extracting(word -> word.reads).containsExactly(0, 0, 0);
        });
    }

    @Test
    void noObjectThatDoesNotDifferIsComparedTwiceWhereTheQueryFlushes() {
        SAMPLE.db().transaction(session -> {
            List<Word> words = session.list(from(Words.WORDS).orderBy(Words.WORDS.id));
            List<Other> others = session.list(from(Others.OTHERS));
            words.get(1).text = "changed";
            session.list(from(Words.WORDS));
            assertThat(words.get(0).reads).isOne();
            assertThat(words.get(2).reads).isOne();
            assertThat(others).extracting(word -> word.reads).containsExactly(1, 1, 1);
        });
        assertThat(SAMPLE.sql().fetchCount(Words.WORDS, Words.WORDS.text.eq("changed")))
                .isOne();
    }
}
