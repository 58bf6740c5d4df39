package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;

/** A table with a column of every type that {@link ColumnTypes} offers, all of them nullable. */
final class Typed extends EntityTable<Typed.Row> {

    static final Typed TYPED = new Typed();

    enum Level {
        LOW,
        HIGH
    }

    static final class Row {
        Long id;
        Long big;
        Integer whole;
        Short small;
        String text;
        String tag;
        Boolean flag;
        BigDecimal amount;
        Double wide;
        Float narrow;
        UUID uuid;
        LocalDate date;
        LocalTime time;
        LocalDateTime stamp;
        OffsetDateTime zoned;
        Instant instant;
        byte[] bytes;
        JSONB json;
        Level level;
        Level grade;
        String[] words;
        URI link;
        Duration length;
    }

    final Column<Row, Long> id = bigint("id").identity().primaryKey().map(r -> r.id, (r, v) -> r.id = v);
    final Column<Row, Long> big = bigint("big").map(r -> r.big, (r, v) -> r.big = v);
    final Column<Row, Integer> whole = integer("whole").map(r -> r.whole, (r, v) -> r.whole = v);
    final Column<Row, Short> small = smallint("small").map(r -> r.small, (r, v) -> r.small = v);
    final Column<Row, String> text = text("text").map(r -> r.text, (r, v) -> r.text = v);
    final Column<Row, String> tag = varchar("tag", 5).map(r -> r.tag, (r, v) -> r.tag = v);
    final Column<Row, Boolean> flag = bool("flag").map(r -> r.flag, (r, v) -> r.flag = v);
    final Column<Row, BigDecimal> amount = numeric("amount", 30, 10).map(r -> r.amount, (r, v) -> r.amount = v);
    final Column<Row, Double> wide = doublePrecision("wide").map(r -> r.wide, (r, v) -> r.wide = v);
    final Column<Row, Float> narrow = real("narrow").map(r -> r.narrow, (r, v) -> r.narrow = v);
    final Column<Row, UUID> uuid = uuid("uuid").map(r -> r.uuid, (r, v) -> r.uuid = v);
    final Column<Row, LocalDate> date = date("date").map(r -> r.date, (r, v) -> r.date = v);
    final Column<Row, LocalTime> time = time("time").map(r -> r.time, (r, v) -> r.time = v);
    final Column<Row, LocalDateTime> stamp = timestamp("stamp").map(r -> r.stamp, (r, v) -> r.stamp = v);
    final Column<Row, OffsetDateTime> zoned = timestamptz("zoned").map(r -> r.zoned, (r, v) -> r.zoned = v);
    final Column<Row, Instant> instant = instant("instant").map(r -> r.instant, (r, v) -> r.instant = v);
    final Column<Row, byte[]> bytes = bytea("bytes").map(r -> r.bytes, (r, v) -> r.bytes = v);
    final Column<Row, JSONB> json = jsonb("json").map(r -> r.json, (r, v) -> r.json = v);
    final Column<Row, Level> level = enumeration("level", Level.class).map(r -> r.level, (r, v) -> r.level = v);
    final Column<Row, Level> grade = nativeEnum("grade", "grade", Level.class).map(r -> r.grade, (r, v) -> r.grade = v);
    final Column<Row, String[]> words =
            column("words", SQLDataType.CLOB.array()).map(r -> r.words, (r, v) -> r.words = v);
    final Column<Row, URI> link = column(
                    "link",
                    SQLDataType.CLOB.asConvertedDataType(
                            Converter.ofNullable(String.class, URI.class, URI::create, URI::toString)))
            .map(r -> r.link, (r, v) -> r.link = v);
    final Column<Row, Duration> length = column(
                    "length",
                    SQLDataType.BIGINT.asConvertedDataType(
                            Converter.ofNullable(Long.class, Duration.class, Duration::ofMillis, Duration::toMillis)))
            .map(r -> r.length, (r, v) -> r.length = v);

    private Typed() {
        super("typed", Row.class, Row::new);
    }
}
