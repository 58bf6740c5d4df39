package dev.backstitch.model;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of a column.
 *
 * @param name the column's name in the database
 * @param type its jOOQ type, without default and identity, which are kept here
 * @param nullable whether NULL may stand in it
 * @param identity whether PostgreSQL draws its value where none is given
 * @param defaultValue the value that PostgreSQL takes where none is given
 * @param getter reads the property it is mapped to; null where it is not mapped to one
 * @param setter writes that property; null where it is not mapped to one
 */
public record ColumnDefinition<E, T>(
        String name,
        DataType<T> type,
        boolean nullable,
        boolean identity,
        @Nullable Field<T> defaultValue,
        @Nullable Function<? super E, ? extends @Nullable T> getter,
        @Nullable BiConsumer<? super E, ? super T> setter) {

    /** A nullable column without default that no property is mapped to. */
    public static <E, T> ColumnDefinition<E, T> of(String name, DataType<T> type) {
        return new ColumnDefinition<>(name, type, true, false, null, null, null);
    }

    public ColumnDefinition<E, T> withNotNull() {
        return new ColumnDefinition<>(name, type, false, identity, defaultValue, getter, setter);
    }

    public ColumnDefinition<E, T> withIdentity() {
        return new ColumnDefinition<>(name, type, false, true, defaultValue, getter, setter);
    }

    public ColumnDefinition<E, T> withDefault(Field<T> value) {
        return new ColumnDefinition<>(name, type, nullable, identity, value, getter, setter);
    }

    public ColumnDefinition<E, T> withProperty(
            Function<? super E, ? extends @Nullable T> get, BiConsumer<? super E, ? super T> set) {
        return new ColumnDefinition<>(name, type, nullable, identity, defaultValue, get, set);
    }

    /** Whether PostgreSQL gives the column a value where the row brings none. */
    public boolean generated() {
        return identity || defaultValue != null;
    }
}
