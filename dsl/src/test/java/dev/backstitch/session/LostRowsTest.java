package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.VersionTest.Bills.BILLS;
import static dev.backstitch.session.VersionTest.Lines.LINES;
import static dev.backstitch.session.VersionTest.Notes.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.LostRowsException.Fate;
import dev.backstitch.error.LostRowsException.Row;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.VersionTest.Bill;
import dev.backstitch.session.VersionTest.Line;
import dev.backstitch.session.VersionTest.Note;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One error lists every row that a flush would lose, whichever statement would have written it. */
class LostRowsTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(BILLS, LINES, NOTES));

    private static LostRowsException lost(Consumer<Session> work) {
        return catchThrowableOfType(
                LostRowsException.class,
                () -> SAMPLE.db().transaction(session -> {
                    work.accept(session);
                }));
    }

    @Test
    void rowsOfSeveralTablesAndOperations() {
        SAMPLE.db().transaction(session -> {
            for (int i = 1; i <= 4; i++) {
                session.add(new Bill("bill " + i)).lines.add(new Line());
                session.add(new Note("note " + i));
            }
        });
        LostRowsException lost = lost(session -> {
            List<Bill> bills = session.list(from(BILLS).orderBy(BILLS.id).with(BILLS.lines));
            List<Note> notes = session.list(from(NOTES).orderBy(NOTES.id));
            SAMPLE.sql().execute("update bills set version = version + 1 where id in (1, 2, 4)");
            SAMPLE.sql().execute("delete from lines where id in (1, 4)");
            SAMPLE.sql().execute("update notes set changed = now() + interval '1 hour' where id = 3");
            SAMPLE.sql().execute("delete from notes where id = 4");
            bills.get(0).title = "mine";
            bills.get(2).title = "mine";
            bills.get(0).lines.first().amount = 5;
            session.delete(bills.get(1));
            notes.forEach(note -> note.text = "mine");
            SAMPLE.statements();
        });
        assertThat(lost.rows())
                .containsExactly(
                        new Row("Bills", 1L, Fate.CHANGED),
                        new Row("Lines", 1L, Fate.DELETED),
                        new Row("Notes", 3L, Fate.CHANGED),
                        new Row("Notes", 4L, Fate.DELETED),
                        new Row("Bills", 2L, Fate.CHANGED));
        assertThat(lost.operation()).isEqualTo("written");
        assertThat(lost)
                .hasMessage(
                        "5 rows were not written, because somebody else changed or deleted them after they were read:"
                                + " Bills 1 (changed), Lines 1 (deleted), Notes 3 (changed), Notes 4 (deleted), Bills 2 (changed);"
                                + " the transaction is rolled back, load the objects again in a new one");
        assertThat(SAMPLE.sql().fetchValues("select distinct title from bills where title = 'mine'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRows(int count) {
        SAMPLE.sql().execute("insert into bills (title, version) select 'a', 0 from generate_series(1, " + count + ")");
        LostRowsException lost = lost(session -> {
            List<Bill> bills = session.list(from(BILLS));
            SAMPLE.sql().execute("update bills set version = 1 where id % 2 = 0");
            bills.forEach(bill -> bill.title = "mine");
            SAMPLE.statements();
        });
        assertThat(lost.rows()).hasSize(count / 2);
        assertThat(SAMPLE.statements())
                .as("the update, and what became of the rows")
                .hasSize(2);
    }

    @Test
    void rowsOfSeveralStatementsOfOneTable() {
        SAMPLE.sql().execute("insert into bills (title, version) select 'a', 0 from generate_series(1, 50001)");
        LostRowsException lost = lost(session -> {
            List<Bill> bills = session.list(from(BILLS));
            SAMPLE.sql().execute("update bills set version = 1 where id in (1, 50001)");
            bills.forEach(bill -> bill.title = "mine");
        });
        assertThat(lost.rows())
                .containsExactly(new Row("Bills", 1L, Fate.CHANGED), new Row("Bills", 50001L, Fate.CHANGED));
    }
}
