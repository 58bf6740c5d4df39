package dev.backstitch.dsl;

import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultDataType;

/** Makes the jOOQ type of an enum of PostgreSQL's own. */
final class NativeEnums {

    private NativeEnums() {}

    static <T extends Enum<T>> DataType<T> type(String typeName, Class<T> type) {
        DataType<String> stored = new DefaultDataType<>(SQLDialect.POSTGRES, String.class, typeName);
        return stored.asConvertedDataType(new NativeEnumBinding<>(stored, new EnumNames<>(type)));
    }
}
