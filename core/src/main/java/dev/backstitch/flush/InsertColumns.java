package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.model.ColumnDefinition;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns an insert gives and which PostgreSQL does: a column that has a default or draws an identity is left to PostgreSQL where the
 * entity has no value for it, which for an identity is also 0, since a primitive property cannot be null. Made for new rows of one table: of most columns
 * their declaration tells, and only the others are looked at row by row.
 */
final class InsertColumns {

    private final BitSet always = new BitSet();
    private final int[] byValue;

    InsertColumns(EntityShape<?> shape) {
        BitSet open = new BitSet();
        for (int column = 0; column < shape.width(); column++) {
            ColumnDefinition<?, ?> definition = shape.column(column).definition();
            if (definition.generated()) {
                open.set(column, !definition.byDatabase() && isWritten(shape, column));
            } else {
                always.set(column, isWritten(shape, column) || !definition.nullable());
            }
        }
        byValue = open.stream().toArray();
    }

    /** Whether a link, a property or the flush has a value for the column. */
    private static boolean isWritten(EntityShape<?> shape, int column) {
        return shape.foreignKeyAt(column) != null
                || shape.mapped(column)
                || shape.isPosition(column)
                || shape.isCounted(column);
    }

    /** Finds the places of the columns given; {@code postponed} ones are written by a later update. */
    void find(Entry<?> entry, @Nullable BitSet postponed, BitSet given) {
        given.clear();
        given.or(always);
        for (int column : byValue) {
            given.set(column, hasValue(entry, column));
        }
        if (postponed != null) {
            given.andNot(postponed);
        }
    }

    /** The places of the columns that PostgreSQL fills: of these the key and the mapped ones have to come back. */
    static int[] returned(EntityShape<?> shape, BitSet given) {
        BitSet returned = new BitSet(shape.width());
        for (int column = 0; column < shape.width(); column++) {
            returned.set(
                    column,
                    !given.get(column) && shape.column(column).definition().generated());
        }
        return returned.stream().toArray();
    }

    private static boolean hasValue(Entry<?> entry, int column) {
        ColumnDefinition<?, ?> definition = entry.shape().column(column).definition();
        Object value = entry.valueNow(column);
        if (value != null && definition.isNone(value)) {
            return false;
        }
        return value != null || (definition.nullable() && isAbsent(entry, column));
    }

    /** A value over several columns that is null writes NULL into all of them. */
    private static <E> boolean isAbsent(Entry<E> entry, int column) {
        return entry.shape().isAbsent(entry.entity(), column);
    }
}
