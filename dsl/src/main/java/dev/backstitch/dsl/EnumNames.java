package dev.backstitch.dsl;

import org.jooq.impl.EnumConverter;

/** Converts an enum from and to the name of its constant. */
final class EnumNames<T extends Enum<T>> extends EnumConverter<String, T> {

    private static final long serialVersionUID = 1L;

    EnumNames(Class<T> type) {
        super(String.class, type);
    }
}
