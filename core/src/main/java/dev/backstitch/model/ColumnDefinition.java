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
 * @param generation who else makes its values; null where nobody does
 * @param getter reads the property it is mapped to; null where it is not mapped to one
 * @param setter writes that property; null where it is not mapped to one, or is a part of an embedded value
 */
public record ColumnDefinition<E, T>(
        String name,
        DataType<T> type,
        boolean nullable,
        boolean identity,
        @Nullable Field<T> defaultValue,
        @Nullable Generation<T> generation,
        @Nullable Function<? super E, ? extends @Nullable T> getter,
        @Nullable BiConsumer<? super E, ? super T> setter) {

    /** A nullable column without default that no property is mapped to. */
    public static <E, T> ColumnDefinition<E, T> of(String name, DataType<T> type) {
        return new ColumnDefinition<>(name, type, true, false, null, null, null, null);
    }

    public ColumnDefinition<E, T> withNotNull() {
        return new ColumnDefinition<>(name, type, false, identity, defaultValue, generation, getter, setter);
    }

    public ColumnDefinition<E, T> withIdentity() {
        return new ColumnDefinition<>(name, type, false, true, defaultValue, generation, getter, setter);
    }

    public ColumnDefinition<E, T> withDefault(Field<T> value) {
        return new ColumnDefinition<>(name, type, nullable, identity, value, generation, getter, setter);
    }

    /** A part of a value over several columns, which is written as a whole. */
    public ColumnDefinition<E, T> withPart(Function<? super E, ? extends @Nullable T> get) {
        return new ColumnDefinition<>(name, type, nullable, identity, defaultValue, generation, get, null);
    }

    /** One more of those who make its values. */
    public ColumnDefinition<E, T> withGeneration(Generation<T> by) {
        Generation<T> all = generation == null ? by : new Generation.Several<>(generation, by);
        return new ColumnDefinition<>(name, type, nullable, identity, defaultValue, all, getter, setter);
    }

    public ColumnDefinition<E, T> withProperty(
            Function<? super E, ? extends @Nullable T> get, BiConsumer<? super E, ? super T> set) {
        return new ColumnDefinition<>(name, type, nullable, identity, defaultValue, generation, get, set);
    }

    /** Whether PostgreSQL gives the column a value where the row brings none. */
    public boolean generated() {
        return identity || defaultValue != null || byDatabase();
    }

    /** Whether a value stands for none: 0 of an identity, since a property of a primitive type cannot be null. */
    public boolean isNone(@Nullable Object value) {
        return value == null || (identity && value instanceof Number number && number.longValue() == 0);
    }

    /** Whether PostgreSQL alone writes it. */
    public boolean byDatabase() {
        return generation != null && generation.byDatabase();
    }
}
