package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.RowRef;
import dev.backstitch.change.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of a statement by their keys, so that two sessions that write the same rows do so in one order and do not wait for each other in a
 * circle. Rows whose keys PostgreSQL has yet to give, or whose keys have no order in Java, stay as they are.
 */
final class KeyOrder {

    private KeyOrder() {}

    /** Sorted by the keys that the rows have. */
    static <R extends RowRef> List<R> stored(List<R> rows) {
        return of(rows, RowRef::key);
    }

    /** Sorted by the keys that new rows are given. */
    static List<Entry<?>> given(Tracker tracker, List<Entry<?>> fresh) {
        return of(fresh, entry -> givenKey(tracker, entry));
    }

    /** Sorted by whatever key; as they are where one of them has none. A hot path: mostly they are in order already, and nothing is made. */
    static <R> List<R> of(List<R> rows, Function<? super R, ? extends @Nullable Object> keyOf) {
        Object before = null;
        boolean sorted = true;
        for (R row : rows) {
            Object key = keyOf.apply(row);
            if (key == null || !hasOrder(key)) {
                return rows;
            }
            sorted = sorted && (before == null || compare(before, key) <= 0);
            before = key;
        }
        return sorted ? rows : sorted(rows, keyOf);
    }

    private static <R> List<R> sorted(List<R> rows, Function<? super R, ? extends @Nullable Object> keyOf) {
        List<Keyed<R>> keyed = new ArrayList<>(rows.size());
        for (R row : rows) {
            keyed.add(new Keyed<>(row, Objects.requireNonNull(keyOf.apply(row))));
        }
        Collections.sort(keyed);
        List<R> inOrder = new ArrayList<>(rows.size());
        for (Keyed<R> each : keyed) {
            inOrder.add(each.row());
        }
        return inOrder;
    }

    private record Keyed<R>(R row, Object key) implements Comparable<Keyed<R>> {

        @Override
        public int compareTo(Keyed<R> other) {
            return compare(key, other.key);
        }
    }

    private static @Nullable Object givenKey(Tracker tracker, Entry<?> entry) {
        EntityShape<?> shape = entry.shape();
        @Nullable Object[] row = new Object[shape.width()];
        for (int column : shape.key()) {
            ForeignKeyShape foreignKey = shape.foreignKeyAt(column);
            Entry<?> target = foreignKey == null ? null : tracker.foreignKeys().target(entry, foreignKey);
            if (shape.column(column).definition().generated() || (target != null && target.row() == null)) {
                return null;
            }
            row[column] = entry.valueNow(column);
        }
        return shape.keyIn(row);
    }

    private static boolean hasOrder(Object key) {
        if (!(key instanceof List<?> parts)) {
            return key instanceof Comparable<?>;
        }
        for (Object part : parts) {
            if (!(part instanceof Comparable<?>)) {
                return false;
            }
        }
        return true;
    }

    /** Keys of one table: of one class, or lists of as many parts. */
    private static int compare(Object one, Object other) {
        return one instanceof List<?> some && other instanceof List<?> others
                ? Arrays.compare(some.toArray(), others.toArray(), KeyOrder::compareParts)
                : compareParts(one, other);
    }

    @SuppressWarnings("unchecked") // both are values of one column
    private static int compareParts(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
