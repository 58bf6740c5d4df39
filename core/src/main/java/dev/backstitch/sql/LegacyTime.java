package dev.backstitch.sql;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.postgresql.PGStatement;

/** Turns the time classes that PostgreSQL's types have no direct counterpart for into those that they have; the infinities stay infinite. */
final class LegacyTime {

    private static final long FOREVER = PGStatement.DATE_POSITIVE_INFINITY;
    private static final long NEVER = PGStatement.DATE_NEGATIVE_INFINITY;

    private LegacyTime() {}

    static Instant instant(OffsetDateTime value) {
        return value.equals(OffsetDateTime.MAX)
                ? Instant.MAX
                : value.equals(OffsetDateTime.MIN) ? Instant.MIN : value.toInstant();
    }

    static OffsetDateTime offsetDateTime(Instant value) {
        return value.equals(Instant.MAX)
                ? OffsetDateTime.MAX
                : value.equals(Instant.MIN) ? OffsetDateTime.MIN : value.atOffset(ZoneOffset.UTC);
    }

    static Date date(LocalDate value) {
        return value.equals(LocalDate.MAX)
                ? new Date(FOREVER)
                : value.equals(LocalDate.MIN) ? new Date(NEVER) : Date.valueOf(value);
    }

    static LocalDate localDate(Date value) {
        return value.getTime() == FOREVER
                ? LocalDate.MAX
                : value.getTime() == NEVER ? LocalDate.MIN : value.toLocalDate();
    }

    static Timestamp timestamp(LocalDateTime value) {
        return value.equals(LocalDateTime.MAX)
                ? new Timestamp(FOREVER)
                : value.equals(LocalDateTime.MIN) ? new Timestamp(NEVER) : Timestamp.valueOf(value);
    }

    static LocalDateTime localDateTime(Timestamp value) {
        return value.getTime() == FOREVER
                ? LocalDateTime.MAX
                : value.getTime() == NEVER ? LocalDateTime.MIN : value.toLocalDateTime();
    }
}
