package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.LostRowsException.Fate;
import dev.backstitch.error.LostRowsException.Row;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Optimistic locking: rows that somebody else changed after they were read are not written over. */
class VersionTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Bills.BILLS, Lines.LINES, Notes.NOTES));

    static final class Bill {
        Long id;
        String title;
        int version;
        final Many<Line> lines = Bills.BILLS.lines.of(this);

        Bill() {}

        Bill(String title) {
            this.title = title;
        }
    }

    static final class Line {
        Long id;
        int amount;
        final One<Bill> bill = Lines.LINES.bill.of(this);
    }

    /** Its version is mapped to no property. */
    static final class Note {
        Long id;
        String text;

        Note() {}

        Note(String text) {
            this.text = text;
        }
    }

    static final class Bills extends EntityTable<Bill> {
        static final Bills BILLS = new Bills();
        final Column<Bill, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);
        final Column<Bill, String> title = text("title").map(b -> b.title, (b, v) -> b.title = v);
        final Column<Bill, Integer> version = integer("version").version().map(b -> b.version, (b, v) -> b.version = v);
        final ToMany<Bill, Line> lines = toMany("lines", (Bill b) -> b.lines)
                .backPopulates(() -> Lines.LINES.bill)
                .owned()
                .bumpsVersion();

        private Bills() {
            super("bills", Bill.class, Bill::new);
        }
    }

    static final class Lines extends EntityTable<Line> {
        static final Lines LINES = new Lines();
        final Column<Line, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);
        final Column<Line, Integer> amount = integer("amount").notNull().map(l -> l.amount, (l, v) -> l.amount = v);
        final Column<Line, Long> billId = bigint("bill_id").notNull().references(() -> Bills.BILLS.id);
        final ToOne<Line, Bill> bill =
                toOne("bill", (Line l) -> l.bill).on(billId).backPopulates(() -> Bills.BILLS.lines);

        private Lines() {
            super("lines", Line.class, Line::new);
        }
    }

    static final class Notes extends EntityTable<Note> {
        static final Notes NOTES = new Notes();
        final Column<Note, Long> id = bigint("id").identity().primaryKey().map(n -> n.id, (n, v) -> n.id = v);
        final Column<Note, String> text = text("text").map(n -> n.text, (n, v) -> n.text = v);
        final Column<Note, OffsetDateTime> changed = timestamptz("changed").version();

        private Notes() {
            super("notes", Note.class, Note::new);
        }
    }

    private static Bill bill(String title) {
        Bill bill = SAMPLE.db().transaction(session -> session.add(new Bill(title)));
        SAMPLE.statements();
        return bill;
    }

    private static Bill again(Session session, Bill bill) {
        return session.get(Bills.BILLS.id, bill.id);
    }

    private static int version(Bill bill) {
        return SAMPLE.sql()
                .select(Bills.BILLS.version)
                .from(Bills.BILLS)
                .where(Bills.BILLS.id.eq(bill.id))
                .fetchSingle(Bills.BILLS.version);
    }

    @Test
    void everyUpdateCountsAndNothingElseDoes() {
        Bill stored = bill("a");
        assertThat(stored.version).isZero();
        SAMPLE.db().transaction(session -> {
            Bill bill = again(session, stored);
            bill.version = 41;
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            bill.title = "b";
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(bill.version).isEqualTo(1);
            bill.title = "c";
        });
        assertThat(version(stored)).isEqualTo(2);
    }

    @Test
    void rowsThatSomebodyElseChangedOrDeletedAreAllTold() {
        List<Bill> stored = List.of(bill("a"), bill("b"), bill("c"), bill("d"));
        List<Bill> seen = SAMPLE.db()
                .transaction(session -> session.list(from(Bills.BILLS).orderBy(Bills.BILLS.id)));
        assertThat(seen).hasSize(4);
        LostRowsException lost = catchThrowableOfType(
                LostRowsException.class,
                () -> SAMPLE.db().transaction(session -> {
                    List<Bill> all = session.list(from(Bills.BILLS).orderBy(Bills.BILLS.id));
                    SAMPLE.db().transaction(other -> {
                        again(other, stored.get(1)).title = "theirs";
                        other.delete(again(other, stored.get(2)));
                    });
                    all.forEach(each -> each.title += "!");
                }));
        assertThat(lost.rows())
                .containsExactly(
                        new Row("Bills", stored.get(1).id, Fate.CHANGED),
                        new Row("Bills", stored.get(2).id, Fate.DELETED));
        assertThat(lost)
                .hasMessage(
                        "2 rows were not updated, because somebody else changed or deleted them after they were read: Bills "
                                + stored.get(1).id + " (changed), Bills " + stored.get(2).id
                                + " (deleted); the transaction is rolled back, load the objects again in a new one");
        assertThat(SAMPLE.sql().fetchValues("select title from bills order by id"))
                .hasToString("[a, theirs, d]");
    }

    @Test
    void aChangedRowIsNotDeleted() {
        Bill stored = bill("a");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Bill bill = again(session, stored);
                    SAMPLE.db().transaction(other -> {
                        again(other, stored).title = "theirs";
                    });
                    session.delete(bill);
                }))
                .isInstanceOf(LostRowsException.class)
                .hasMessageStartingWith(
                        "1 row was not deleted, because somebody else changed or deleted it after it was read: Bills "
                                + stored.id + " (changed);");
        assertThat(version(stored)).isEqualTo(1);
    }

    @Test
    void aFailedFlushTakesTheVersionBack() {
        Bill stored = bill("a");
        Bill[] kept = new Bill[1];
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    kept[0] = again(session, stored);
                    kept[0].title = "b";
                    session.flush();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(kept[0].version).isZero();
        assertThat(version(stored)).isZero();
    }

    @Test
    void aChangeOfWhatIsOwnedCountsForTheOwner() {
        Bill stored = bill("a");
        SAMPLE.db().transaction(session -> {
            Bill bill = again(session, stored);
            Line line = new Line();
            bill.lines.add(line);
            session.flush();
            assertThat(bill.version).isEqualTo(1);
            line.amount = 5;
            session.flush();
            assertThat(bill.version).isEqualTo(2);
            session.flush();
            assertThat(bill.version).isEqualTo(2);
            bill.lines.remove(line);
            session.flush();
            assertThat(bill.version).isEqualTo(3);
        });
        assertThat(version(stored)).isEqualTo(3);
    }

    @Test
    void whatIsOwnedPassesToAnotherOwnerAndBothCount() {
        Bill one = bill("a");
        Bill other = bill("b");
        SAMPLE.db().transaction(session -> {
            again(session, one).lines.add(new Line());
        });
        SAMPLE.db().transaction(session -> {
            Line line = again(session, one).lines.first();
            SAMPLE.statements();
            line.bill.set(again(session, other));
        });
        assertThat(version(one)).isEqualTo(2);
        assertThat(version(other)).isEqualTo(1);
    }

    @Test
    void aQueryOfTheOwnerSeesWhatCountsForIt() {
        Bill stored = bill("a");
        SAMPLE.db().transaction(session -> {
            Bill bill = again(session, stored);
            bill.lines.add(new Line());
            session.flush();
            bill.lines.first().amount = 5;
            assertThat(session.list(from(Bills.BILLS).where(Bills.BILLS.version.eq(2))))
                    .containsExactly(bill);
            session.delete(bill.lines.first());
            assertThat(session.count(from(Bills.BILLS).where(Bills.BILLS.version.eq(3))))
                    .isOne();
        });
    }

    @Test
    void aTimeThatNoPropertyShowsIsAVersionToo() {
        Note stored = SAMPLE.db().transaction(session -> session.add(new Note("a")));
        OffsetDateTime first = changed();
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Note note = session.get(Notes.NOTES.id, stored.id);
                    SAMPLE.db().transaction(other -> {
                        other.get(Notes.NOTES.id, stored.id).text = "theirs";
                    });
                    note.text = "mine";
                }))
                .isInstanceOf(LostRowsException.class);
        assertThat(changed()).isAfter(first);
        SAMPLE.db().transaction(session -> {
            session.get(Notes.NOTES.id, stored.id).text = "again";
        });
        assertThat(SAMPLE.sql().fetchValues("select text from notes")).hasToString("[again]");
    }

    @Test
    void aBulkUpdateCountsAndTheSessionGoesOnFromThere() {
        Bill stored = bill("a");
        SAMPLE.db().transaction(session -> {
            Bill bill = again(session, stored);
            session.update(Bills.BILLS).set(Bills.BILLS.title, "b").all().run();
            assertThat(bill.version).isEqualTo(1);
            bill.title = "c";
            Note note = session.add(new Note("x"));
            session.update(Notes.NOTES).set(Notes.NOTES.text, "y").all().run();
            note.text = "z";
        });
        assertThat(version(stored)).isEqualTo(2);
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.update(Bills.BILLS)
                            .set(Bills.BILLS.version, 7)
                            .all()
                            .run();
                }))
                .hasMessage(
                        "Bills.version is written by PostgreSQL or counted by Backstitch: leave it out; nothing was sent");
    }

    @Test
    void loadedRowsHaveAFirstVersion() {
        SAMPLE.db().transaction(session -> {
            session.bulkLoad(Notes.NOTES, Stream.of(new Note("a")));
            session.one(from(Notes.NOTES)).text = "b";
        });
        assertThat(changed()).isNotNull();
    }

    private static OffsetDateTime changed() {
        return SAMPLE.sql().select(Notes.NOTES.changed).from(Notes.NOTES).fetchSingle(Notes.NOTES.changed);
    }
}
