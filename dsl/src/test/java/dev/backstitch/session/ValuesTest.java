package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.Everything.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.session.Everything.Mood;
import dev.backstitch.session.Everything.Thing;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final List<String> STATEMENTS = new ArrayList<>();
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static FreshDatabase place;
    private static Database db;

    @BeforeAll
    static void create() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        place = PostgresServer.shared().freshDatabase();
        db = Database.connect(Model.of(EVERYTHING), place.url(), place.user(), place.password());
        db.transaction(session -> {
            session.dsl().execute("create type mood as enum ('GLAD', 'SAD')");
        });
        db.schema().create();
        db.onStatement(STATEMENTS::add);
    }

    @AfterAll
    static void drop() {
        TimeZone.setDefault(ZONE);
        db.close();
        place.close();
    }

    private static Thing full() {
        Thing thing = new Thing();
        thing.counted = 7;
        thing.small = Integer.MIN_VALUE;
        thing.tiny = Short.MAX_VALUE;
        thing.longText = "\"quoted\", {braces}, \\ and NULL, \uD83D\uDE00";
        thing.shortText = "0123456789";
        thing.flag = true;
        thing.amount = new BigDecimal("-1234567890123456.7891");
        thing.ratio = Double.MIN_VALUE;
        thing.part = Float.MAX_VALUE;
        thing.token = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        thing.day = LocalDate.of(-43, 3, 15);
        thing.clock = LocalTime.of(23, 59, 59, 999_999_000);
        thing.local = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000);
        thing.moment = OffsetDateTime.of(2026, 11, 23, 5, 35, 1, 1_000, ZoneOffset.UTC);
        thing.instant = Instant.parse("1969-12-31T23:59:59.999999Z");
        thing.bytes = new byte[] {0, -1, 127, 10};
        thing.json = JSONB.valueOf("{\"a\": [1, null, \"\\\"\"]}");
        thing.mood = Mood.SAD;
        thing.nativeMood = Mood.GLAD;
        thing.words = new String[] {"a,b", "", null, "\"", "NULL"};
        return thing;
    }

    private static Thing stored(Thing thing) {
        db.transaction(session -> session.add(thing));
        STATEMENTS.clear();
        return db.transaction(session -> session.get(EVERYTHING.id, thing.id));
    }

    private static void assertSame(Thing loaded, Thing thing) {
        assertThat(loaded).isNotSameAs(thing).usingRecursiveComparison().isEqualTo(thing);
    }

    @Test
    void everyTypeComesBackAsItWas() {
        Thing thing = full();
        assertSame(stored(thing), thing);
        assertThat(thing.defaulted).isEqualTo("given");
        assertThat(thing.created).isNotNull();
    }

    @Test
    void everyTypeCanBeLoadedInBulk() {
        Thing thing = full();
        Thing empty = new Thing();
        thing.id = 4711L;
        empty.id = 4712L;
        db.transaction(session -> {
            BulkLoad<Thing> load = session.bulkLoad(EVERYTHING).withIdentity();
            assertThatThrownBy(() -> session.transaction(inner -> {
                        load.from(Stream.of(thing));
                    }))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage(
                            "row 1 of a load of Everything: Everything.defaulted is NOT NULL and the object has no value for"
                                    + " it: set the property, or leave the column to PostgreSQL for all rows, with leaving(..);"
                                    + " nothing of the load is stored");
            assertThat(load.leaving(EVERYTHING.defaulted, EVERYTHING.created).from(Stream.of(thing, empty)))
                    .isEqualTo(2);
        });
        for (Thing each : List.of(thing, empty)) {
            Thing loaded = db.transaction(session -> session.get(EVERYTHING.id, each.id));
            assertThat(loaded.defaulted).isEqualTo("given");
            each.defaulted = loaded.defaulted;
            each.created = loaded.created;
            assertSame(loaded, each);
        }
    }

    @Test
    void everyTypeCanBeSetInBulk() {
        Thing thing = full();
        thing.defaulted = "set";
        thing.created = thing.moment;
        thing.id = stored(new Thing()).id;
        db.transaction(session -> {
            Thing held = session.get(EVERYTHING.id, thing.id);
            BulkUpdate<Thing> update = session.update(EVERYTHING).where(EVERYTHING.id.eq(thing.id));
            for (Column<Thing, ?> column : EVERYTHING.definition().columns()) {
                update = column == EVERYTHING.id ? update : set(update, column, thing);
            }
            assertThat(update.run()).isOne();
            assertSame(held, thing);
            STATEMENTS.clear();
            session.flush();
            assertThat(STATEMENTS).isEmpty();
        });
        assertSame(db.transaction(session -> session.get(EVERYTHING.id, thing.id)), thing);
    }

    private static <T> BulkUpdate<Thing> set(BulkUpdate<Thing> update, Column<Thing, T> column, Thing thing) {
        T value = column.definition().getter().apply(thing);
        return value == null ? update.setNull(column) : update.set(column, value);
    }

    @Test
    void nullComesBackAsNull() {
        Thing thing = new Thing();
        assertSame(stored(thing), thing);
    }

    @Test
    void timesThatJavaAndPostgresqlNameDifferently() {
        Thing most = new Thing();
        most.day = LocalDate.MAX;
        most.clock = LocalTime.MAX;
        most.local = LocalDateTime.MAX;
        most.moment = OffsetDateTime.MAX;
        assertSame(stored(most), most);
        Thing least = new Thing();
        least.day = LocalDate.MIN;
        least.clock = LocalTime.MIDNIGHT;
        least.local = LocalDateTime.MIN;
        least.moment = OffsetDateTime.MIN;
        assertSame(stored(least), least);
        assertThat(db.transaction((Work<String>) session -> session.dsl()
                        .fetch("select day::text, clock::text, local::text from everything where id = " + most.id)
                        .get(0)
                        .formatJSON()))
                .isEqualTo("[\"infinity\",\"24:00:00\",\"infinity\"]");
    }

    @Test
    void whatWasReadIsNotWrittenAgain() {
        Thing thing = full();
        stored(thing);
        assertThat(STATEMENTS).hasSize(1);
        db.transaction(session -> {
            session.list(from(EVERYTHING));
        });
        assertThat(STATEMENTS).hasSize(2);
    }

    @Test
    void whatChangedInsideAMutableValueIsWritten() {
        Thing thing = full();
        stored(thing);
        db.transaction(session -> {
            Thing loaded = session.get(EVERYTHING.id, thing.id);
            loaded.bytes[0] = 42;
            loaded.words[0] = "changed";
        });
        Thing again = db.transaction(session -> session.get(EVERYTHING.id, thing.id));
        assertThat(again.bytes[0]).isEqualTo((byte) 42);
        assertThat(again.words[0]).isEqualTo("changed");
    }

    @Test
    void conditionsFindEveryValue() {
        Thing thing = full();
        stored(thing);
        assertFound(EVERYTHING.small, thing.small, thing);
        assertFound(EVERYTHING.longText, thing.longText, thing);
        assertFound(EVERYTHING.amount, thing.amount, thing);
        assertFound(EVERYTHING.token, thing.token, thing);
        assertFound(EVERYTHING.day, thing.day, thing);
        assertFound(EVERYTHING.clock, thing.clock, thing);
        assertFound(EVERYTHING.local, thing.local, thing);
        assertFound(EVERYTHING.moment, thing.moment, thing);
        assertFound(EVERYTHING.instant, thing.instant, thing);
        assertFound(EVERYTHING.bytes, thing.bytes, thing);
        assertFound(EVERYTHING.json, thing.json, thing);
        assertFound(EVERYTHING.mood, thing.mood, thing);
        assertFound(EVERYTHING.nativeMood, thing.nativeMood, thing);
    }

    private static <T> void assertFound(Column<Thing, T> column, T value, Thing thing) {
        List<Thing> found = db.transaction(
                session -> session.list(from(EVERYTHING).where(EVERYTHING.id.eq(thing.id), column.eq(value))));
        assertThat(found).as(column.getName()).hasSize(1);
        assertThat(db.transaction((Work<T>) session -> session.dsl()
                        .select(column)
                        .from(EVERYTHING)
                        .where(EVERYTHING.id.eq(thing.id))
                        .fetchSingle(column)))
                .as(column.getName())
                .isEqualTo(value);
    }

    @Test
    void textThatIsTooLongIsFoundBeforeItIsSent() {
        Thing thing = full();
        thing.shortText = "01234567890";
        STATEMENTS.clear();
        assertThatThrownBy(() -> db.transaction(session -> session.add(thing)))
                .isInstanceOf(RefusedDataException.class)
                .hasMessage(
                        "Everything.short_text is 11 characters long and varchar(10) takes 10: PostgreSQL would not store it"
                                + " as it is; change the value; nothing was sent");
        assertThat(STATEMENTS).isEmpty();
    }
}
