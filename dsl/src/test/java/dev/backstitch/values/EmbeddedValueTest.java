package dev.backstitch.values;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.OnConflict.onConflict;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Embedded;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of which an embedded value cannot be made. */
class EmbeddedValueTest {

    private static final Model MODEL = Model.of(Tours.TOURS, Stops.STOPS);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    record Place(String street, String city) {
        Place {
            if (city == null) {
                throw new IllegalArgumentException("no city");
            }
        }
    }

    static final class Tour {
        Long id;
        final Many<Stop> stops = Tours.TOURS.stops.of(this);
    }

    static final class Stop {
        Long id;
        String name;
        Place place;
        final One<Tour> tour = Stops.STOPS.tour.of(this);

        Stop() {}

        Stop(String name, Place place) {
            this.name = name;
            this.place = place;
        }
    }

    static final class Tours extends EntityTable<Tour> {
        static final Tours TOURS = new Tours();
        final Column<Tour, Long> id = bigint("id").primaryKey().map(t -> t.id, (t, v) -> t.id = v);
        final ToMany<Tour, Stop> stops = toMany("stops", (Tour t) -> t.stops).backPopulates(() -> Stops.STOPS.tour);

        private Tours() {
            super("tours", Tour.class, Tour::new);
        }
    }

    static final class Stops extends EntityTable<Stop> {
        static final Stops STOPS = new Stops();
        final Column<Stop, Long> id = bigint("id").primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Stop, String> name = text("name").map(s -> s.name, (s, v) -> s.name = v);
        final Column<Stop, String> street = text("street");
        final Column<Stop, String> city = text("city");
        final Embedded<Stop, Place> place = embedded("place", (Stop s) -> s.place, (s, v) -> s.place = v)
                .part(street, Place::street)
                .part(city, Place::city)
                .make(parts -> new Place(parts.get(street), parts.get(city)));
        final Column<Stop, Long> tourId = bigint("tour_id").references(() -> Tours.TOURS.id);
        final ToOne<Stop, Tour> tour =
                toOne("tour", (Stop s) -> s.tour).on(tourId).backPopulates(() -> Tours.TOURS.stops);

        private Stops() {
            super("stops", Stop.class, Stop::new);
        }
    }

    @BeforeEach
    void aTourWithTwoStops() {
        SAMPLE.sql().execute("insert into tours values (1), (2)");
        SAMPLE.sql().execute("insert into stops values (1, 'a', 'Main', 'Ulm', 1), (2, 'b', 'Side', 'Rom', 1)");
    }

    private static void loseCity(long stop) {
        SAMPLE.sql().execute("update stops set name = 'changed', city = null, tour_id = 2 where id = ?", stop);
    }

    private static void findCity() {
        SAMPLE.sql().execute("update stops set city = 'Bonn' where city is null");
    }

    private static void assertTold(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Stops.place cannot be made of its columns in the row with the key 2, because make(..) throws"
                                + " java.lang.IllegalArgumentException: no city: let it take whatever the columns may hold, or"
                                + " correct the row")
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no city");
    }

    @Test
    void aRowThatCannotBeReadIsToldAndLeavesTheSessionAsItWas() {
        loseCity(2);
        SAMPLE.db().transaction(session -> {
            assertTold(() -> session.list(from(Stops.STOPS).orderBy(Stops.STOPS.id)));
            assertTold(() -> session.get(Stops.STOPS.id, 2L));
            Tour tour = session.get(Tours.TOURS.id, 2L);
            assertTold(tour.stops::size);
            Stop first = session.get(Stops.STOPS.id, 1L);
            assertThat(first.place).isEqualTo(new Place("Main", "Ulm"));
            first.place = new Place("Main", "Bonn");
            session.flush();
            findCity();
            assertThat(tour.stops).extracting(stop -> stop.place).containsExactly(new Place("Side", "Bonn"));
            assertThat(session.list(from(Stops.STOPS))).hasSize(2);
            assertMirrored(MODEL, tour, first);
        });
        assertThat(SAMPLE.sql().fetchValues("select city from stops")).hasToString("[Bonn, Bonn]");
    }

    @Test
    void aRefreshThatCannotReadOneRowChangesNothing() {
        SAMPLE.db().transaction(session -> {
            Tour tour =
                    session.one(from(Tours.TOURS).where(Tours.TOURS.id.eq(1L)).with(Tours.TOURS.stops));
            Stop first = tour.stops.get(0);
            Stop second = tour.stops.get(1);
            SAMPLE.sql().execute("update stops set name = 'theirs' where id = 1");
            loseCity(2);
            assertTold(() -> session.refresh(List.of(first, second)));
            assertThat(first.name).isEqualTo("a");
            assertThat(second.name).isEqualTo("b");
            assertThat(second.place).isEqualTo(new Place("Side", "Rom"));
            assertThat(second.tour.get()).isSameAs(tour);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            findCity();
            session.refresh(List.of(first, second));
            assertThat(first.name).isEqualTo("theirs");
            assertThat(second.place).isEqualTo(new Place("Side", "Bonn"));
            assertThat(tour.stops).containsExactly(first);
            assertThat(second.tour.get().id).isEqualTo(2);
            assertMirrored(MODEL, tour, first, second);
        });
    }

    @Test
    void anUpsertThatMeetsSuchARowEndsTheTransaction() {
        loseCity(2);
        Stop stop = new Stop("mine", new Place("New", "Kiel"));
        stop.id = 2L;
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    assertTold(() ->
                            session.upsert(stop, onConflict(Stops.STOPS.id).doNothing()));
                    assertThat(stop.name).isEqualTo("mine");
                    assertThat(stop.place).isEqualTo(new Place("New", "Kiel"));
                    session.flush();
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "a statement of this transaction has failed, so PostgreSQL has given it up: it is rolled back, whatever"
                                + " follows; let the exception pass, and begin another transaction");
        assertThat(stop.name).isEqualTo("mine");
    }
}
