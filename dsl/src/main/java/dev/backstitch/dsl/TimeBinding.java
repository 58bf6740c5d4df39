package dev.backstitch.dsl;

import org.jooq.Converter;
import org.jooq.DataType;

/** Moves java.time values as they are. */
final class TimeBinding<T, U> extends PlainBinding<T, U> {

    private static final long serialVersionUID = 1L;

    /** @param sqlType one of {@link java.sql.Types}: jOOQ takes a time with a zone for text */
    TimeBinding(DataType<T> type, int sqlType, Converter<T, U> converter) {
        super(type, converter, sqlType);
    }

    @Override
    String literal(T value) {
        return TimeLiteral.of(value);
    }
}
