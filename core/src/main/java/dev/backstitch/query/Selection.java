package dev.backstitch.query;

import dev.backstitch.model.MappedTable;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/**
 * Which entities of a table a session is to read. An immutable value, safe to share between threads.
 *
 * @param <E> the entity class
 */
public interface Selection<E> {

    /** The table whose rows are selected. */
    MappedTable<E> table();

    /** What its conditions may be about besides; however many rows that joins to one of the table, it is selected once. */
    default Joins<E> joins() {
        return Joins.none();
    }

    /** What a row has to fulfil. */
    Condition condition();

    /** The order of the result; empty for none. */
    List<OrderField<?>> order();

    /** How many entities at most; null for all. */
    @Nullable
    Long limit();

    /** How many entities are passed over first; null for none. */
    @Nullable
    Long offset();

    /** How their rows are locked; null where they are not. */
    default @Nullable RowLock lock() {
        return null;
    }

    /** What is loaded with them. */
    FetchPlan<E> plan();

    /** Whether they come with all of the plan in one statement. */
    default boolean isInOneRoundTrip() {
        return false;
    }

    /** The values that were given to named parameters of the condition and the order. */
    default Map<String, @Nullable Object> values() {
        return Map.of();
    }

    /** The selection without such values, which is rendered once for all that differ in nothing else. */
    default Selection<E> constant() {
        return this;
    }

    /** Whether reading what was not loaded with them is an error. */
    default boolean isStrict() {
        return false;
    }
}
