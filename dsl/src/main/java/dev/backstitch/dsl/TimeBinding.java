package dev.backstitch.dsl;

import org.jooq.DataType;
import org.jooq.impl.IdentityConverter;

/** Moves java.time values as they are. */
final class TimeBinding<T> extends PlainBinding<T, T> {

    private static final long serialVersionUID = 1L;

    TimeBinding(DataType<T> type) {
        super(type, new IdentityConverter<>(type.getType()), type.getSQLType());
    }

    @Override
    String literal(T value) {
        return TimeLiteral.of(value);
    }
}
