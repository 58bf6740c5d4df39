package dev.backstitch.dsl;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Writes java.time values as PostgreSQL reads them, for statements whose values are inlined. */
final class TimeLiteral {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd")
            .toFormatter();
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendPattern(" HH:mm:ss.SSSSSS")
            .toFormatter();
    private static final DateTimeFormatter ZONED =
            new DateTimeFormatterBuilder().append(DATE_TIME).appendOffsetId().toFormatter();

    private TimeLiteral() {}

    static String of(Object value) {
        if (value.equals(LocalDate.MAX) || value.equals(LocalDateTime.MAX) || value.equals(OffsetDateTime.MAX)) {
            return "infinity";
        }
        if (value.equals(LocalDate.MIN) || value.equals(LocalDateTime.MIN) || value.equals(OffsetDateTime.MIN)) {
            return "-infinity";
        }
        if (value instanceof LocalTime time) {
            return time.equals(LocalTime.MAX) ? "24:00" : time.toString();
        }
        TemporalAccessor time = (TemporalAccessor) value;
        String text = value instanceof LocalDate
                ? DATE.format(time)
                : value instanceof LocalDateTime ? DATE_TIME.format(time) : ZONED.format(time);
        return time.get(ChronoField.ERA) == IsoEra.BCE.getValue() ? text + " BC" : text;
    }
}
