package dev.backstitch.dsl;

import java.sql.Types;
import org.jooq.DataType;

/** Moves the labels of an enum of PostgreSQL's own untyped, since PostgreSQL does not compare such an enum with text. */
final class NativeEnumBinding<T extends Enum<T>> extends PlainBinding<String, T> {

    private static final long serialVersionUID = 1L;

    NativeEnumBinding(DataType<String> type, EnumNames<T> converter) {
        super(type, converter, Types.OTHER);
    }

    @Override
    String literal(String value) {
        return value;
    }
}
