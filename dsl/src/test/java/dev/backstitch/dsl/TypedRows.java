package dev.backstitch.dsl;

import dev.backstitch.dsl.Typed.Level;
import dev.backstitch.dsl.Typed.Row;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.JSONB;

/** Rows of {@link Typed} whose every value is at an end of its type's range, or nearly so. */
final class TypedRows {

    private TypedRows() {}

    static Row lowest() {
        Row row = new Row();
        row.big = Long.MIN_VALUE;
        row.whole = Integer.MIN_VALUE;
        row.small = Short.MIN_VALUE;
        row.text = "";
        row.tag = "";
        row.flag = false;
        row.amount = new BigDecimal("-99999999999999999999.9999999999");
        row.wide = Double.NEGATIVE_INFINITY;
        row.narrow = -Float.MIN_NORMAL;
        row.uuid = new UUID(0, 0);
        row.date = LocalDate.MIN;
        row.time = LocalTime.MIDNIGHT;
        row.stamp = LocalDateTime.MIN;
        row.zoned = OffsetDateTime.MIN;
        row.instant = Instant.MIN;
        row.bytes = new byte[0];
        row.json = JSONB.valueOf("null");
        row.level = Level.LOW;
        row.grade = Level.LOW;
        row.words = new String[0];
        row.link = URI.create("");
        row.length = Duration.ZERO;
        return row;
    }

    static Row highest() {
        Row row = new Row();
        row.big = Long.MAX_VALUE;
        row.whole = Integer.MAX_VALUE;
        row.small = Short.MAX_VALUE;
        row.text = "{\"a\",\\N,'',NULL}\n\t\u00e4\u20ac\uD83D\uDE00";
        row.tag = "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00";
        row.flag = true;
        row.amount = new BigDecimal("99999999999999999999.9999999999");
        row.wide = Double.NaN;
        row.narrow = Float.MAX_VALUE;
        row.uuid = new UUID(-1, -1);
        row.date = LocalDate.MAX;
        row.time = LocalTime.MAX;
        row.stamp = LocalDateTime.MAX;
        row.zoned = OffsetDateTime.MAX;
        row.instant = Instant.MAX;
        row.bytes = new byte[] {0, 1, Byte.MAX_VALUE, Byte.MIN_VALUE, -1, '\\', '"', '\''};
        row.json = JSONB.valueOf("{\"a\": [1, 2.50, null, \"\\\"\\\\{}\"], \"b\": {}}");
        row.level = Level.HIGH;
        row.grade = Level.HIGH;
        row.words = new String[] {"", null, "NULL", "a,b", "{}", "\"", "\\", " ", "'"};
        row.link = URI.create("https://example.org/?q=%7B%22#x");
        row.length = Duration.ofMillis(Long.MAX_VALUE);
        return row;
    }

    /** Ordinary but for its times: in the year 44 BC, before 1970, and in an hour that Berlin's clocks pass over; all in microseconds. */
    static Row middle() {
        Row row = new Row();
        row.big = 0L;
        row.whole = -1;
        row.small = 1;
        row.text = "text";
        row.tag = "tag";
        row.flag = true;
        row.amount = new BigDecimal("0.0000000001");
        row.wide = Double.MIN_VALUE;
        row.narrow = 0.1f;
        row.uuid = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        row.date = LocalDate.of(-43, 3, 15);
        row.time = LocalTime.of(23, 59, 59, 999_999_000);
        row.stamp = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000);
        row.zoned = OffsetDateTime.of(-43, 3, 15, 12, 0, 0, 1_000, ZoneOffset.UTC);
        row.instant = Instant.parse("1969-12-31T23:59:59.999999Z");
        row.bytes = new byte[] {1};
        row.json = JSONB.valueOf("[]");
        row.level = Level.HIGH;
        row.grade = Level.LOW;
        row.words = new String[] {"w"};
        row.link = URI.create("urn:x");
        row.length = Duration.ofMillis(-1);
        return row;
    }
}
