package dev.backstitch.dsl;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Converter;
import org.jooq.DataType;

/** Moves java.time values as they are. */
final class TimeBinding<T, U> extends PlainBinding<T, U> {

    private static final long serialVersionUID = 1L;

    /** @param sqlType one of {@link java.sql.Types}: jOOQ takes a time with a zone for text */
    TimeBinding(DataType<T> type, int sqlType, Converter<T, U> converter) {
        super(type, converter, sqlType);
    }

    /** In UTC: PostgreSQL refuses offsets of 16 hours and more. The ends of time stand for infinity as they are. */
    @Override
    T sent(T value) {
        if (value instanceof OffsetDateTime time
                && !time.equals(OffsetDateTime.MAX)
                && !time.equals(OffsetDateTime.MIN)) {
            return converter().fromType().cast(time.withOffsetSameInstant(ZoneOffset.UTC));
        }
        return value;
    }

    @Override
    String literal(T value) {
        return TimeLiteral.of(value);
    }
}
