package dev.backstitch.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.StatementException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values of several sequences, drawn for one flush. */
class SequenceTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Bills.BILLS, Notes.NOTES));

    static final class Bill {
        long id;
        long number;
        Short rank;
    }

    static final class Note {
        Long id;
    }

    static final class Bills extends EntityTable<Bill> {
        static final Bills BILLS = new Bills();
        final Column<Bill, Long> id =
                bigint("id").primaryKey().sequence("Ids of 5", 5).map(b -> b.id, (b, v) -> b.id = v);
        final Column<Bill, Long> number =
                bigint("number").sequence("numbers", 3).map(b -> b.number, (b, v) -> b.number = v);
        final Column<Bill, Short> rank = smallint("rank").sequence("ranks").map(b -> b.rank, (b, v) -> b.rank = v);

        private Bills() {
            super("bills", Bill.class, Bill::new);
        }
    }

    static final class Notes extends EntityTable<Note> {
        static final Notes NOTES = new Notes();
        final Column<Note, Long> id =
                bigint("id").primaryKey().sequence("Ids of 5", 5).map(n -> n.id, (n, v) -> n.id = v);

        private Notes() {
            super("notes", Note.class, Note::new);
        }
    }

    @BeforeEach
    void sequencesBeginAnew() {
        SAMPLE.db().schema().drop();
        SAMPLE.db().schema().create();
        SAMPLE.statements();
    }

    private static List<Bill> bills(Session session, int count) {
        return IntStream.range(0, count).mapToObj(i -> session.add(new Bill())).toList();
    }

    private static List<Note> notes(Session session, int count) {
        return IntStream.range(0, count).mapToObj(i -> session.add(new Note())).toList();
    }

    private static long drawn() {
        return SAMPLE.statements().stream()
                .filter(sql -> sql.contains("nextval"))
                .count();
    }

    @Test
    void oneStatementDrawsAllThatAFlushNeeds() {
        SAMPLE.db().transaction(session -> {
            List<Bill> bills = bills(session, 4);
            List<Note> notes = notes(session, 3);
            session.flush();
            assertThat(SAMPLE.statements())
                    .hasSize(3)
                    .satisfiesOnlyOnce(sql -> assertThat(sql).contains("nextval"));
            assertThat(Stream.concat(
                            bills.stream().map(bill -> bill.id), notes.stream().map(note -> note.id)))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 7).boxed().toList());
            assertThat(bills).extracting(bill -> bill.number).containsExactly(1L, 2L, 3L, 4L);
            assertThat(bills).extracting(bill -> (int) bill.rank).containsExactly(1, 2, 3, 4);
        });
    }

    @Test
    void onlyWhatIsNotLeftOverIsDrawn() {
        SAMPLE.db().transaction(session -> {
            bills(session, 4);
            notes(session, 3);
        });
        assertThat(drawn()).isEqualTo(1);
        SAMPLE.db().transaction(session -> {
            List<Note> notes = notes(session, 3);
            session.flush();
            assertThat(drawn()).isZero();
            assertThat(notes).extracting(note -> note.id).containsExactly(8L, 9L, 10L);
            List<Bill> bills = bills(session, 2);
            session.flush();
            assertThat(drawn()).isEqualTo(1);
            assertThat(bills).extracting(bill -> bill.id).containsExactly(11L, 12L);
            assertThat(bills).extracting(bill -> bill.number).containsExactly(5L, 6L);
            Bill given = session.add(new Bill());
            given.rank = 100;
            session.flush();
            assertThat(drawn()).isEqualTo(1);
            assertThat(given.id).isEqualTo(13);
            assertThat(given.number).isEqualTo(7);
        });
        assertThat(SAMPLE.sql().fetchValue("select last_value from numbers")).isEqualTo(7L);
        assertThat(SAMPLE.sql().fetchValue("select last_value from ranks")).isEqualTo(6L);
    }

    @Test
    void aSequenceThatIsMissingIsTold() {
        SAMPLE.sql().execute("drop sequence ranks");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    bills(session, 1);
                }))
                .isInstanceOf(StatementException.class)
                .hasMessage(
                        "drawing numbers from the sequences Ids of 5, numbers, ranks: a table is not in the database (relation"
                                + " \"ranks\" does not exist): run db.schema().create(), or check search_path and the database that the"
                                + " URL names");
    }
}
