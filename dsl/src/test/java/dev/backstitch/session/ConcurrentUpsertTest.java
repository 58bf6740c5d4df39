package dev.backstitch.session;

import static dev.backstitch.session.OnConflict.onConflict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.ConflictException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An upsert that leaves rows as they are, while another transaction writes the same ones. */
class ConcurrentUpsertTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Seats.SEATS));

    static final class Seat {
        Long id;
        String row;
        int number;
        String guest;

        Seat() {}

        Seat(String row, int number, String guest) {
            this.row = row;
            this.number = number;
            this.guest = guest;
        }

        @Override
        public String toString() {
            return row + number + guest;
        }
    }

    static final class Seats extends EntityTable<Seat> {
        static final Seats SEATS = new Seats();
        final Column<Seat, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Seat, String> row = text("row").notNull().map(s -> s.row, (s, v) -> s.row = v);
        final Column<Seat, Integer> number = integer("number").notNull().map(s -> s.number, (s, v) -> s.number = v);
        final Column<Seat, String> guest = text("guest").map(s -> s.guest, (s, v) -> s.guest = v);

        private Seats() {
            super("seats", Seat.class, Seat::new);
            unique(row, number);
        }
    }

    /** What is done by a transaction of somebody else. */
    private interface Other {

        void run(DSLContext sql);
    }

    /** The statements of an upsert of three seats, which waits for another transaction and goes on when that was committed. */
    private static List<String> statements(List<Seat> seats, TransactionOptions options, Other other) throws Exception {
        List<String> ran = new ArrayList<>();
        CompletableFuture<Void> upsert;
        try (Connection connection = SAMPLE.place().connect()) {
            connection.setAutoCommit(false);
            other.run(DSL.using(connection, SQLDialect.POSTGRES));
            upsert = CompletableFuture.runAsync(() -> SAMPLE.db().transaction(options, session -> {
                SAMPLE.statements();
                session.upsertAll(
                        seats, onConflict(Seats.SEATS.row, Seats.SEATS.number).doNothing());
                ran.addAll(SAMPLE.statements());
                assertThat(seats).allMatch(seat -> seat.id != null && session.contains(seat));
                session.flush();
                assertThat(SAMPLE.statements()).isEmpty();
            }));
            awaitWaiting(upsert);
            connection.commit();
        }
        upsert.get(60, TimeUnit.SECONDS);
        return ran;
    }

    /** PostgreSQL tells when a statement waits for a lock. */
    private static void awaitWaiting(CompletableFuture<Void> upsert) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        String waiting = "select count(*) > 0 from pg_locks l join pg_stat_activity a using (pid)"
                + " where not l.granted and a.datname = current_database()";
        while (!upsert.isDone() && !Boolean.TRUE.equals(SAMPLE.sql().fetchValue(waiting))) {
            assertThat(Instant.now()).as("time at which the upsert waits").isBefore(end);
        }
        assertThat(upsert).isNotDone();
    }

    private static List<Seat> seats() {
        return List.of(new Seat("a", 1, "me"), new Seat("a", 2, "me"), new Seat("b", 1, "me"));
    }

    private static List<String> rows() {
        return SAMPLE.sql().fetchValues("select row || number || guest from seats order by row, number").stream()
                .map(String.class::cast)
                .toList();
    }

    @Test
    void rowsThatSomebodyElseCommitsMeanwhileAreReadByASecondStatement() throws Exception {
        SAMPLE.sql().execute("insert into seats (row, number, guest) values ('a', 1, 'first')");
        List<Seat> seats = seats();
        List<String> ran = statements(
                seats,
                TransactionOptions.options(),
                sql -> sql.execute("insert into seats (row, number, guest) values ('a', 2, 'other')"));
        assertThat(ran).hasSize(2);
        assertThat(ran.get(1)).isEqualTo(ran.get(0));
        assertThat(seats).hasToString("[a1first, a2other, b1me]");
        assertThat(rows()).containsExactly("a1first", "a2other", "b1me");
    }

    @Test
    void aRowThatSomebodyElseDeletesMeanwhileIsInserted() throws Exception {
        SAMPLE.sql()
                .execute("insert into seats (row, number, guest) values ('a', 1, 'first'), ('a', 2, 'first'), ('b', 1,"
                        + " 'first')");
        List<Seat> seats = seats();
        List<String> ran = statements(
                seats, TransactionOptions.options(), sql -> sql.execute("delete from seats where row = 'b'"));
        assertThat(ran).hasSize(1);
        assertThat(seats).hasToString("[a1first, a2first, b1me]");
        assertThat(rows()).containsExactly("a1first", "a2first", "b1me");
    }

    @Test
    void aTransactionThatKeepsItsSnapshotFailsInsteadOfLosingRows() {
        assertThatThrownBy(() -> statements(
                        seats(),
                        TransactionOptions.options().isolation(Isolation.REPEATABLE_READ),
                        sql -> sql.execute("insert into seats (row, number, guest) values ('a', 2, 'other')")))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ConflictException.class);
        assertThat(rows()).containsExactly("a2other");
    }
}
