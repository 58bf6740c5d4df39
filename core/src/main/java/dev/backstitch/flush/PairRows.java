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
    private final Pair[] pairs;

    PairRows(PairStep step) {
        this.from = placesOf(step.association().from());
        this.to = placesOf(step.association().to());
        this.pairs = turned(step).toArray(Pair[]::new);
        sort();
    }

    private static int[] placesOf(AssociationMapping.Side side) {
        return EntityShape.indexesOf(side.target(), side.targetColumns());
    }

    /** A pair that may be named either way round is written with the lower key first, and deleted both ways. */
    private List<Pair> turned(PairStep step) {
        Comparator<Pair> byFirst = this::byFirst;
        Comparator<Pair> inOrder = byFirst.thenComparing(this::bySecond);
        List<Pair> all = new ArrayList<>(step.size());
        for (Pair pair : step.pairs()) {
            if (!pair.eitherWay()) {
                all.add(pair);
                continue;
            }
            Pair turned = new Pair(pair.association(), pair.to(), pair.from(), true);
            if (step.operation() == Operation.DELETE) {
                all.add(pair);
                all.add(turned);
            } else {
                all.add(inOrder.compare(pair, turned) <= 0 ? pair : turned);
            }
        }
        return all;
    }

    /** By the first side, and those of one object by the other: they mostly came in this order, which one walk then sees. */
    private void sort() {
        Comparator<Pair> byFirst = this::byFirst;
        Comparator<Pair> bySecond = this::bySecond;
        Arrays.sort(pairs, byFirst);
        int begin = 0;
        for (int end = 1; end <= pairs.length; end++) {
            if (end == pairs.length || byFirst(pairs[begin], pairs[end]) != 0) {
                Arrays.sort(pairs, begin, end, bySecond);
                begin = end;
            }
        }
    }

    private int byFirst(Pair one, Pair other) {
        return compare(one.from(), other.from(), from);
    }

    private int bySecond(Pair one, Pair other) {
        return compare(one.to(), other.to(), to);
    }

    @SuppressWarnings("ReferenceEquality") // a row is not compared with itself, which is a hot path
    private static int compare(RowRef one, RowRef other, int[] columns) {
        int difference = 0;
        for (int c = 0; c < columns.length && difference == 0 && one != other; c++) {
            difference = byValue(value(one, columns[c]), value(other, columns[c]));
        }
        return difference;
    }

    /** Values that have no order are left as they are. */
    @SuppressWarnings("unchecked") // both are values of one column
    private static int byValue(@Nullable Object one, @Nullable Object other) {
        return one instanceof Comparable<?> comparable && other != null
                ? ((Comparable<Object>) comparable).compareTo(other)
                : 0;
    }

    private static @Nullable Object value(RowRef row, int column) {
        return StoredValues.rowOf(row)[column];
    }

    @Override
    public int size() {
        return pairs.length;
    }

    @Override
    public @Nullable Object value(int row, int column) {
        Pair pair = pairs[row];
        return column < from.length ? value(pair.from(), from[column]) : value(pair.to(), to[column - from.length]);
    }
}
