package dev.backstitch.model;

import java.util.function.Supplier;
import org.jooq.Field;

/**
 * Who makes the values of a column, other than an identity or a default.
 *
 * @param <T> the type of the column's values
 */
public sealed interface Generation<T> {

    /** Whether PostgreSQL alone writes the column. */
    default boolean byDatabase() {
        return this instanceof Computed || this instanceof RowVersion;
    }

    /** Java, where a new object has no value when a flush begins. */
    record Supplied<T>(Supplier<? extends T> supplier) implements Generation<T> {}

    /**
     * A sequence, where a new object has no value when a flush begins.
     *
     * @param name the sequence's name
     * @param block how many values each number drawn stands for: the sequence's increment
     */
    record Sequence<T>(String name, int block) implements Generation<T> {}

    /** PostgreSQL, from other columns of the row: GENERATED ALWAYS AS .. STORED. */
    record Computed<T>(Field<T> expression) implements Generation<T> {}

    /** Two at once: a mistake, which {@link Model#of} tells. */
    record Several<T>(Generation<T> first, Generation<T> second) implements Generation<T> {}

    /** PostgreSQL, which notes in xmin the transaction that wrote the row last; no column of the schema. */
    record RowVersion<T>() implements Generation<T> {}
}
