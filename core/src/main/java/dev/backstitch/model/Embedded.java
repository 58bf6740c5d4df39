package dev.backstitch.model;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value over several columns that an object keeps in one property. It is null exactly where all of the columns are NULL. An immutable value.
 *
 * @param name what messages call it
 * @param columns its parts, in the order of their declaration
 * @param maker makes the value of the parts
 * @param setter writes the property
 * @param <E> the entity class of the table
 * @param <V> the class of the value
 */
public record Embedded<E, V>(
        String name,
        List<Column<E, ?>> columns,
        Function<? super Parts<E>, ? extends V> maker,
        BiConsumer<? super E, ? super @Nullable V> setter) {

    public Embedded {
        columns = List.copyOf(columns);
    }

    /** The values of the columns of which one embedded value is made. */
    public interface Parts<E> {

        /**
         * The value of one of them; null where it is NULL.
         *
         * @throws IllegalArgumentException where the column is not a part of the value
         */
        <T> T get(Column<E, T> column);
    }
}
