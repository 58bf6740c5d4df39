package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Pair;
import dev.backstitch.change.RowRef;
import dev.backstitch.flush.PairStep.Operation;
import dev.backstitch.model.AssociationMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of both sides of pairs: the first side's columns, then the other's. They are sorted, so that two sessions write them in one order. Made for
 * one step, once the rows of both sides are written.
 */
final class PairRows implements SentRows {

    private final int[] from;
    private final int[] to;

    /** A hot path: they are taken out of the rows of both sides once, and compared and sent from here. */
    private final @Nullable Object[][] keys;

    PairRows(PairStep step) {
        this.from = placesOf(step.association().from());
        this.to = placesOf(step.association().to());
        this.keys = turned(step).toArray(new @Nullable Object[0][]);
        sort();
    }

    private static int[] placesOf(AssociationMapping.Side side) {
        return EntityShape.indexesOf(side.target(), side.targetColumns());
    }

    /** A pair that may be named either way round is written with the lower key first, and deleted both ways. */
    private List<@Nullable Object[]> turned(PairStep step) {
        Comparator<@Nullable Object[]> byFirst = this::byFirst;
        Comparator<@Nullable Object[]> inOrder = byFirst.thenComparing(this::bySecond);
        List<@Nullable Object[]> all = new ArrayList<>(step.size());
        for (Pair pair : step.pairs()) {
            @Nullable Object[] straight = keys(pair.from(), pair.to());
            if (!pair.eitherWay()) {
                all.add(straight);
                continue;
            }
            @Nullable Object[] turned = keys(pair.to(), pair.from());
            if (step.operation() == Operation.DELETE) {
                all.add(straight);
                all.add(turned);
            } else {
                all.add(inOrder.compare(straight, turned) <= 0 ? straight : turned);
            }
        }
        return all;
    }

    private @Nullable Object[] keys(RowRef first, RowRef second) {
        @Nullable Object[] both = new Object[from.length + to.length];
        @Nullable Object[] row = StoredValues.rowOf(first);
        for (int c = 0; c < from.length; c++) {
            both[c] = row[from[c]];
        }
        row = StoredValues.rowOf(second);
        for (int c = 0; c < to.length; c++) {
            both[from.length + c] = row[to[c]];
        }
        return both;
    }

    /** By the first side, and those of one object by the other: they mostly came in this order, which one walk then sees. */
    private void sort() {
        Comparator<@Nullable Object[]> byFirst = this::byFirst;
        Comparator<@Nullable Object[]> bySecond = this::bySecond;
        Arrays.sort(keys, byFirst);
        int begin = 0;
        for (int end = 1; end <= keys.length; end++) {
            if (end == keys.length || byFirst(keys[begin], keys[end]) != 0) {
                Arrays.sort(keys, begin, end, bySecond);
                begin = end;
            }
        }
    }

    private int byFirst(@Nullable Object[] one, @Nullable Object[] other) {
        return compare(one, other, 0, from.length);
    }

    private int bySecond(@Nullable Object[] one, @Nullable Object[] other) {
        return compare(one, other, from.length, one.length);
    }

    private static int compare(@Nullable Object[] one, @Nullable Object[] other, int first, int end) {
        int difference = 0;
        for (int c = first; c < end && difference == 0; c++) {
            difference = byValue(one[c], other[c]);
        }
        return difference;
    }

    /** Values that have no order are left as they are. A hot path: of one object it is one value, which is not compared with itself. */
    @SuppressWarnings("unchecked") // both are values of one column
    private static int byValue(@Nullable Object one, @Nullable Object other) {
        return one != other && one instanceof Comparable<?> comparable && other != null
                ? ((Comparable<Object>) comparable).compareTo(other)
                : 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public @Nullable Object value(int row, int column) {
        return keys[row][column];
    }
}
