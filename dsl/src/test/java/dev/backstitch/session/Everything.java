package dev.backstitch.session;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A table with a column of every type. */
final class Everything extends EntityTable<Everything.Thing> {

    static final Everything EVERYTHING = new Everything();

    enum Mood {
        GLAD,
        SAD
    }

    static final class Thing {
        Long id;
        int counted;
        Integer small;
        Short tiny;
        String longText;
        String shortText;
        Boolean flag;
        BigDecimal amount;
        Double ratio;
        Float part;
        UUID token;
        LocalDate day;
        LocalTime clock;
        LocalDateTime local;
        OffsetDateTime moment;
        Instant instant;
        byte[] bytes;
        JSONB json;
        Mood mood;
        Mood nativeMood;
        String[] words;
        String defaulted;
        OffsetDateTime created;
    }

    final Column<Thing, Long> id = bigint("id").identity().primaryKey().map(t -> t.id, (t, v) -> t.id = v);
    final Column<Thing, Integer> counted = integer("counted").notNull().map(t -> t.counted, (t, v) -> t.counted = v);
    final Column<Thing, Integer> small = integer("small").map(t -> t.small, (t, v) -> t.small = v);
    final Column<Thing, Short> tiny = smallint("tiny").map(t -> t.tiny, (t, v) -> t.tiny = v);
    final Column<Thing, String> longText = text("long_text").map(t -> t.longText, (t, v) -> t.longText = v);
    final Column<Thing, String> shortText = varchar("short_text", 10).map(t -> t.shortText, (t, v) -> t.shortText = v);
    final Column<Thing, Boolean> flag = bool("flag").map(t -> t.flag, (t, v) -> t.flag = v);
    final Column<Thing, BigDecimal> amount = numeric("amount", 20, 4).map(t -> t.amount, (t, v) -> t.amount = v);
    final Column<Thing, Double> ratio = doublePrecision("ratio").map(t -> t.ratio, (t, v) -> t.ratio = v);
    final Column<Thing, Float> part = real("part").map(t -> t.part, (t, v) -> t.part = v);
    final Column<Thing, UUID> token = uuid("token").map(t -> t.token, (t, v) -> t.token = v);
    final Column<Thing, LocalDate> day = date("day").map(t -> t.day, (t, v) -> t.day = v);
    final Column<Thing, LocalTime> clock = time("clock").map(t -> t.clock, (t, v) -> t.clock = v);
    final Column<Thing, LocalDateTime> local = timestamp("local").map(t -> t.local, (t, v) -> t.local = v);
    final Column<Thing, OffsetDateTime> moment = timestamptz("moment").map(t -> t.moment, (t, v) -> t.moment = v);
    final Column<Thing, Instant> instant = instant("instant").map(t -> t.instant, (t, v) -> t.instant = v);
    final Column<Thing, byte[]> bytes = bytea("bytes").map(t -> t.bytes, (t, v) -> t.bytes = v);
    final Column<Thing, JSONB> json = jsonb("json").map(t -> t.json, (t, v) -> t.json = v);
    final Column<Thing, Mood> mood = enumeration("mood", Mood.class).map(t -> t.mood, (t, v) -> t.mood = v);
    final Column<Thing, Mood> nativeMood =
            nativeEnum("native_mood", "mood", Mood.class).map(t -> t.nativeMood, (t, v) -> t.nativeMood = v);
    final Column<Thing, String[]> words =
            column("words", SQLDataType.CLOB.array()).map(t -> t.words, (t, v) -> t.words = v);
    final Column<Thing, String> defaulted =
            text("defaulted").notNull().defaultValue("given").map(t -> t.defaulted, (t, v) -> t.defaulted = v);
    final Column<Thing, OffsetDateTime> created = timestamptz("created")
            .notNull()
            .defaultValue(DSL.field("now()", OffsetDateTime.class))
            .map(t -> t.created, (t, v) -> t.created = v);

    private Everything() {
        super("everything", Thing.class, Thing::new);
    }
}
