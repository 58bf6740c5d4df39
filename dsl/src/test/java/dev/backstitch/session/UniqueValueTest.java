package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Matrix rows 19 to 21, and what is like them: a unique value passes from one row to another in one flush. */
class UniqueValueTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Seats.SEATS, Guests.GUESTS));

    static final class Seat {
        Long id;
        String code;
        String alias;
        final Many<Guest> guests = Seats.SEATS.guests.of(this);

        Seat() {}

        Seat(String code, String alias) {
            this.code = code;
            this.alias = alias;
        }
    }

    static final class Guest {
        Long id;
        final One<Seat> seat = Guests.GUESTS.seat.of(this);
    }

    static final class Seats extends EntityTable<Seat> {
        static final Seats SEATS = new Seats();
        final Column<Seat, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Seat, String> code = text("code").notNull().unique().map(s -> s.code, (s, v) -> s.code = v);
        final Column<Seat, String> alias = text("alias").unique().map(s -> s.alias, (s, v) -> s.alias = v);
        final ToMany<Seat, Guest> guests =
                toMany("guests", (Seat s) -> s.guests).backPopulates(() -> Guests.GUESTS.seat);

        private Seats() {
            super("seats", Seat.class, Seat::new);
        }
    }

    static final class Guests extends EntityTable<Guest> {
        static final Guests GUESTS = new Guests();
        final Column<Guest, Long> id = bigint("id").identity().primaryKey().map(g -> g.id, (g, v) -> g.id = v);
        final Column<Guest, Long> seatId = bigint("seat_id").references(() -> Seats.SEATS.id);
        final ToOne<Guest, Seat> seat =
                toOne("seat", (Guest g) -> g.seat).on(seatId).backPopulates(() -> Seats.SEATS.guests);

        private Guests() {
            super("guests", Guest.class, Guest::new);
        }
    }

    private static void seats(String... codes) {
        SAMPLE.db().transaction(session -> {
            for (String code : codes) {
                session.add(new Seat(code, code));
            }
        });
        SAMPLE.statements();
    }

    private static List<Seat> all(Session session) {
        List<Seat> all = session.list(from(Seats.SEATS).orderBy(Seats.SEATS.id));
        SAMPLE.statements();
        return all;
    }

    private static List<String> codes() {
        return SAMPLE.sql()
                .select(Seats.SEATS.code)
                .from(Seats.SEATS)
                .orderBy(Seats.SEATS.id)
                .fetch(Seats.SEATS.code);
    }

    private static List<String> aliases() {
        return SAMPLE.sql()
                .select(Seats.SEATS.alias)
                .from(Seats.SEATS)
                .orderBy(Seats.SEATS.id)
                .fetch(Seats.SEATS.alias);
    }

    @Test
    void row19_aDeletedRowsValueIsTakenByANewOne() {
        seats("a", "b");
        SAMPLE.db().transaction(session -> {
            session.delete(all(session).get(0));
            session.add(new Seat("a", "a"));
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(codes()).containsExactly("b", "a");
    }

    @Test
    void row19_aDeletedRowThatOthersNamedIsDeletedAfterTheseLetGo() {
        seats("a", "b");
        SAMPLE.db().transaction(session -> {
            List<Seat> all = all(session);
            all.get(0).guests.add(new Guest());
            session.flush();
            Guest guest = all.get(0).guests.get(0);
            session.delete(all.get(0));
            Seat fresh = session.add(new Seat("a", null));
            fresh.guests.add(guest);
        });
        assertThat(codes()).containsExactly("b", "a");
        assertThat(SAMPLE.sql().fetchCount(Guests.GUESTS, Guests.GUESTS.seatId.isNotNull()))
                .isOne();
    }

    @Test
    void aDeletedRowsValueIsTakenByAnUpdatedOne() {
        seats("a", "b");
        SAMPLE.db().transaction(session -> {
            List<Seat> all = all(session);
            session.delete(all.get(0));
            all.get(1).code = "a";
        });
        assertThat(codes()).containsExactly("a");
    }

    @Test
    void aValueMovesAlongAChainInTheOrderOfTheChain() {
        seats("a", "b", "c");
        SAMPLE.db().transaction(session -> {
            List<Seat> all = all(session);
            all.get(0).code = "b";
            all.get(1).code = "c";
            all.get(2).code = "d";
        });
        assertThat(SAMPLE.statements()).hasSize(3);
        assertThat(codes()).containsExactly("b", "c", "d");
    }

    @Test
    void aNewRowTakesWhatAnUpdatedOneGivesUp() {
        seats("a", "b");
        SAMPLE.db().transaction(session -> {
            List<Seat> all = all(session);
            all.get(0).code = "b";
            all.get(1).code = "c";
            session.add(new Seat("a", "x"));
        });
        assertThat(codes()).containsExactly("b", "c", "a");
    }

    @Test
    void row21_valuesThatMayBeNullAreSwappedThroughNull() {
        seats("a", "b", "c");
        SAMPLE.db().transaction(session -> {
            List<Seat> all = all(session);
            all.get(0).alias = "b";
            all.get(1).alias = "c";
            all.get(2).alias = "a";
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(aliases()).containsExactly("b", "c", "a");
    }

    @Test
    void row20_valuesThatMayNotBeNullAreRefusedBeforeAnythingIsSent() {
        seats("a", "b");
        SAMPLE.db().transaction(session -> {
            List<Seat> all = all(session);
            all.get(0).code = "b";
            all.get(1).code = "a";
            assertThatThrownBy(session::flush)
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage("Seats " + all.get(1).id + ", Seats " + all.get(0).id
                            + " exchange their values of the unique key (code), which PostgreSQL checks row by row, and no column"
                            + " of it may be NULL in between: change one of them to a third value and flush before, make a"
                            + " column of the key nullable, or declare it deferrable(INITIALLY_IMMEDIATE) and run: alter table"
                            + " seats add unique (code) deferrable; nothing was sent");
            assertThat(SAMPLE.statements()).isEmpty();
            all.get(0).code = "x";
            session.flush();
            all.get(0).code = "b";
        });
        assertThat(codes()).containsExactly("b", "a");
    }
}
