package dev.backstitch.dsl;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.IdentityConverter;
import org.jooq.impl.SQLDataType;

/** jOOQ's types for java.time, with bindings that keep every value as it is: jOOQ's own lose microseconds, eras and infinity. */
final class TimeTypes {

    static final DataType<LocalDate> DATE = exact(SQLDataType.LOCALDATE, Types.DATE);
    static final DataType<LocalTime> TIME = exact(SQLDataType.LOCALTIME, Types.TIME);
    static final DataType<LocalDateTime> TIMESTAMP = exact(SQLDataType.LOCALDATETIME, Types.TIMESTAMP);
    static final DataType<OffsetDateTime> TIMESTAMPTZ =
            exact(SQLDataType.OFFSETDATETIME, Types.TIMESTAMP_WITH_TIMEZONE);
    static final DataType<Instant> INSTANT = SQLDataType.OFFSETDATETIME.asConvertedDataType(new TimeBinding<>(
            SQLDataType.OFFSETDATETIME,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Converter.ofNullable(OffsetDateTime.class, Instant.class, TimeTypes::instant, TimeTypes::offset)));

    private TimeTypes() {}

    private static <T> DataType<T> exact(DataType<T> type, int sqlType) {
        return type.asConvertedDataType(new TimeBinding<>(type, sqlType, new IdentityConverter<>(type.getType())));
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
