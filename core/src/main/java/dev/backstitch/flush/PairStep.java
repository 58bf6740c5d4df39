package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Pair;
import dev.backstitch.change.RowRef;
import dev.backstitch.model.AssociationMapping;
import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * The keys of both sides, by row: the first side's columns, then the other's. A pair that may be named either way round is written with the lower
     * key first, and deleted both ways. They are sorted, so that two sessions write them in one order.
     */
    public @Nullable Object[][] keys() {
        int[] from = placesOf(association.from());
        int[] to = placesOf(association.to());
        List<@Nullable Object[]> keys = new ArrayList<>(pairs.size());
        for (Pair pair : pairs) {
            @Nullable Object[] key = key(pair.from(), from, pair.to(), to);
            @Nullable Object[] turned = pair.eitherWay() ? key(pair.to(), from, pair.from(), to) : key;
            if (operation == Operation.DELETE && pair.eitherWay()) {
                keys.add(key);
                keys.add(turned);
            } else {
                keys.add(Arrays.compare(key, turned, PairStep::byValue) <= 0 ? key : turned);
            }
        }
        keys.sort((one, other) -> Arrays.compare(one, other, PairStep::byValue));
        return keys.toArray(Object[][]::new);
    }

    /** Values that have no order are left as they are. */
    @SuppressWarnings("unchecked") // both are values of one column
    private static int byValue(@Nullable Object one, @Nullable Object other) {
        return one instanceof Comparable<?> comparable && other != null
                ? ((Comparable<Object>) comparable).compareTo(other)
                : 0;
    }

    private static @Nullable Object[] key(RowRef first, int[] firstColumns, RowRef second, int[] secondColumns) {
        @Nullable Object[] key = new Object[firstColumns.length + secondColumns.length];
        fill(key, 0, first, firstColumns);
        fill(key, firstColumns.length, second, secondColumns);
        return key;
    }

    private static void fill(@Nullable Object[] key, int at, RowRef entry, int[] columns) {
        @Nullable Object[] row = StoredValues.rowOf(entry);
        for (int c = 0; c < columns.length; c++) {
            key[at + c] = row[columns[c]];
        }
    }

    private static int[] placesOf(AssociationMapping.Side side) {
        return EntityShape.indexesOf(side.target(), side.targetColumns());
    }
}
