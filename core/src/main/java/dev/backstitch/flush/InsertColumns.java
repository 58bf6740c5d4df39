package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.model.ColumnDefinition;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns an insert gives and which PostgreSQL does: a column that has a default or draws an identity is left to PostgreSQL where the
 * entity has no value for it, which for an identity is also 0, since a primitive property cannot be null.
 */
final class InsertColumns {

    private InsertColumns() {}

    /** Finds the places of the columns given; {@code postponed} ones are written by a later update. */
    static void find(Entry<?> entry, @Nullable BitSet postponed, BitSet given) {
        int width = entry.shape().width();
        for (int column = 0; column < width; column++) {
            given.set(column, (postponed == null || !postponed.get(column)) && isGiven(entry, column));
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

    private static boolean isGiven(Entry<?> entry, int column) {
        ColumnDefinition<?, ?> definition = entry.shape().column(column).definition();
        if (definition.byDatabase()) {
            return false;
        }
        ForeignKeyShape foreignKey = entry.shape().foreignKeyAt(column);
        if (foreignKey == null
                && !entry.shape().mapped(column)
                && !entry.shape().isPosition(column)
                && !entry.shape().isCounted(column)) {
            return !definition.generated() && !definition.nullable();
        }
        if (!definition.generated()) {
            return true; // a hot path: no value is read where none matters
        }
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
