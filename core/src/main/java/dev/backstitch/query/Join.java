package dev.backstitch.query;

import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import org.jooq.Condition;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** One table, or whatever else jOOQ reads from, that a query reads beside its own. An immutable value. */
public sealed interface Join {

    /** Whether a row stays where there is nothing to join it to. */
    boolean outer();

    /**
     * The targets of a relationship.
     *
     * @param as by which name they are read
     * @param onward what is joined to them
     */
    record Along<E, T>(
            Relationship<? super E, T> relationship,
            @Nullable MappedTable<T> as,
            boolean outer,
            Joins<T> onward) implements Join {}

    /** Any table on any condition. */
    record Beside(Table<?> table, Condition on, boolean outer) implements Join {}
}
