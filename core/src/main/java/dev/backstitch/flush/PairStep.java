package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Pair;
import dev.backstitch.model.AssociationMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an association table to insert or delete.
 *
 * @param operation what becomes of them
 * @param pairs the entities they link
 */
public record PairStep(AssociationMapping association, Operation operation, List<Pair> pairs) implements Step {

    /** What becomes of the pairs' rows. */
    public enum Operation {
        INSERT,

        /** Insert those that are not there. */
        INSERT_MISSING,

        DELETE
    }

    public PairStep {
        pairs = List.copyOf(pairs);
    }

    @Override
    public int size() {
        return pairs.size();
    }

    /** The keys of both sides, by row: the first side's columns, then the other's. */
    public @Nullable Object[][] keys() {
        int[] from = placesOf(association.from());
        int[] to = placesOf(association.to());
        @Nullable Object[][] keys = new Object[pairs.size()][];
        for (int i = 0; i < keys.length; i++) {
            @Nullable Object[] key = new Object[from.length + to.length];
            fill(key, 0, pairs.get(i).from(), from);
            fill(key, from.length, pairs.get(i).to(), to);
            keys[i] = key;
        }
        return keys;
    }

    private static void fill(@Nullable Object[] key, int at, Entry<?> entry, int[] columns) {
        @Nullable Object[] row = StoredValues.rowOf(entry);
        for (int c = 0; c < columns.length; c++) {
            key[at + c] = row[columns[c]];
        }
    }

    private static int[] placesOf(AssociationMapping.Side side) {
        return EntityShape.indexesOf(side.target(), side.targetColumns());
    }
}
