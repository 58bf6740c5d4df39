package dev.backstitch.dsl;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** jOOQ's types for java.time, with bindings that keep every value as it is: jOOQ's own lose microseconds, eras and infinity. */
final class TimeTypes {

    static final DataType<LocalDate> DATE = exact(SQLDataType.LOCALDATE);
    static final DataType<LocalTime> TIME = exact(SQLDataType.LOCALTIME);
    static final DataType<LocalDateTime> TIMESTAMP = exact(SQLDataType.LOCALDATETIME);
    static final DataType<OffsetDateTime> TIMESTAMPTZ = exact(SQLDataType.OFFSETDATETIME);
    static final DataType<Instant> INSTANT = TIMESTAMPTZ.asConvertedDataType(
            Converter.of(OffsetDateTime.class, Instant.class, TimeTypes::instant, TimeTypes::offset));

    private TimeTypes() {}

    private static <T> DataType<T> exact(DataType<T> type) {
        return type.asConvertedDataType(new TimeBinding<>(type));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.equals(OffsetDateTime.MAX)
                ? Instant.MAX
                : time.equals(OffsetDateTime.MIN) ? Instant.MIN : time.toInstant();
    }

    private static OffsetDateTime offset(Instant time) {
        return time.equals(Instant.MAX)
                ? OffsetDateTime.MAX
                : time.equals(Instant.MIN) ? OffsetDateTime.MIN : time.atOffset(ZoneOffset.UTC);
    }
}
