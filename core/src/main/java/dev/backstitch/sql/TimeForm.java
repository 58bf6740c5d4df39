package dev.backstitch.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import org.jspecify.annotations.Nullable;

/** How one class of java.time is read, rounded and written. */
sealed interface TimeForm<T> {

    /** The type's short name in PostgreSQL's catalogue, which the driver knows without asking. */
    String type();

    @Nullable
    T read(ResultSet row, int index) throws SQLException;

    /** The value as PostgreSQL rounds it to so many digits of a second. */
    T rounded(T value, int precision);

    /** A literal of a value rounded to microseconds. */
    String text(T value);

    /** What makes two rounded values equal to PostgreSQL. */
    default Object key(T rounded) {
        return rounded;
    }

    /** Dates, of which the greatest and the least are the infinities. */
    record Date() implements TimeForm<LocalDate> {

        @Override
        public String type() {
            return "date";
        }

        @Override
        public @Nullable LocalDate read(ResultSet row, int index) throws SQLException {
            return LeapDay.read(row, index, LocalDate.class, LeapDay::date);
        }

        @Override
        public LocalDate rounded(LocalDate value, int precision) {
            return value;
        }

        @Override
        public String text(LocalDate value) {
            return value.equals(LocalDate.MAX)
                    ? TimeText.INFINITY
                    : value.equals(LocalDate.MIN)
                            ? TimeText.MINUS_INFINITY
                            : TimeText.date(value) + TimeText.era(value);
        }
    }

    /** Times of day, of which the greatest is 24:00. */
    record Time() implements TimeForm<LocalTime> {

        @Override
        public String type() {
            return "time";
        }

        @Override
        public @Nullable LocalTime read(ResultSet row, int index) throws SQLException {
            return row.getObject(index, LocalTime.class);
        }

        @Override
        public LocalTime rounded(LocalTime value, int precision) {
            return Rounding.time(value, precision);
        }

        @Override
        public String text(LocalTime value) {
            return TimeText.time(value);
        }
    }

    /** Times of day with an offset; the driver forgets the offset of 24:00 or fails on it, so that we read what the server sent. */
    record ZonedTime() implements TimeForm<OffsetTime> {

        @Override
        public String type() {
            return "timetz";
        }

        @Override
        public @Nullable OffsetTime read(ResultSet row, int index) throws SQLException {
            byte[] sent = row.getBytes(index);
            return sent == null ? null : TimeText.offsetTime(sent);
        }

        @Override
        public OffsetTime rounded(OffsetTime value, int precision) {
            return Rounding.time(value.toLocalTime(), precision).atOffset(value.getOffset());
        }

        @Override
        public String text(OffsetTime value) {
            return TimeText.time(value.toLocalTime()) + TimeText.offset(value.getOffset());
        }
    }

    /** Timestamps without a zone, of which the greatest and the least are the infinities. */
    record Timestamp() implements TimeForm<LocalDateTime> {

        @Override
        public String type() {
            return "timestamp";
        }

        @Override
        public @Nullable LocalDateTime read(ResultSet row, int index) throws SQLException {
            return LeapDay.read(row, index, LocalDateTime.class, LeapDay::timestamp);
        }

        @Override
        public LocalDateTime rounded(LocalDateTime value, int precision) {
            return Rounding.timestamp(value, precision);
        }

        @Override
        public String text(LocalDateTime value) {
            return value.equals(LocalDateTime.MAX)
                    ? TimeText.INFINITY
                    : value.equals(LocalDateTime.MIN) ? TimeText.MINUS_INFINITY : TimeText.timestamp(value, "");
        }
    }

    /** Instants: PostgreSQL keeps no offset, and two offsets of one instant are equal to it. */
    record ZonedTimestamp() implements TimeForm<OffsetDateTime> {

        @Override
        public String type() {
            return "timestamptz";
        }

        @Override
        public @Nullable OffsetDateTime read(ResultSet row, int index) throws SQLException {
            return LeapDay.read(row, index, OffsetDateTime.class, LeapDay::instant);
        }

        @Override
        public OffsetDateTime rounded(OffsetDateTime value, int precision) {
            return Rounding.instant(value, precision);
        }

        @Override
        public String text(OffsetDateTime value) {
            return value.equals(OffsetDateTime.MAX)
                    ? TimeText.INFINITY
                    : value.equals(OffsetDateTime.MIN)
                            ? TimeText.MINUS_INFINITY
                            : TimeText.timestamp(value.toLocalDateTime(), TimeText.offset(value.getOffset()));
        }

        @Override
        public Object key(OffsetDateTime rounded) {
            return rounded.toInstant();
        }
    }
}
