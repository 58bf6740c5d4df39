package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.Tracker;
import dev.backstitch.change.UniqueKey;
import dev.backstitch.model.Deferrability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of unique keys that rows give up and others take within one flush: PostgreSQL compares row by row, so they have to be free before they
 * are taken. Made for one flush; where nothing is given up it looks at no row.
 */
final class Handovers {

    private final Tracker tracker;

    /** Who gives up a value, by key and value. */
    private final Map<UniqueKey, Map<Object, Entry<?>>> givenUp = new HashMap<>();

    private Handovers(Tracker tracker) {
        this.tracker = tracker;
    }

    static List<Handover> of(
            Tracker tracker, List<Entry<?>> fresh, Map<Entry<?>, BitSet> changed, List<Entry<?>> removed) {
        Handovers handovers = new Handovers(tracker);
        removed.forEach(entry -> handovers.give(entry, null));
        changed.forEach(handovers::give);
        List<Handover> found = new ArrayList<>();
        if (!handovers.givenUp.isEmpty()) {
            fresh.forEach(entry -> handovers.take(entry, null, found));
            changed.forEach((entry, columns) -> handovers.take(entry, columns, found));
        }
        return found;
    }

    /** @param columns those that change; null where the whole row goes */
    private void give(Entry<?> entry, @Nullable BitSet columns) {
        Object[] row = entry.row();
        for (UniqueKey key : entry.shape().uniqueKeys()) {
            if (key.deferrability() == Deferrability.INITIALLY_DEFERRED) {
                continue;
            }
            Object value =
                    row != null && concerns(columns, key.columns()) ? EntityShape.keyOf(row, key.columns()) : null;
            if (value != null) {
                givenUp.computeIfAbsent(key, any -> new LinkedHashMap<>()).put(value, entry);
            }
        }
    }

    private void take(Entry<?> entry, @Nullable BitSet columns, List<Handover> found) {
        for (UniqueKey key : entry.shape().uniqueKeys()) {
            Map<Object, Entry<?>> given = givenUp.get(key);
            if (given == null || !concerns(columns, key.columns())) {
                continue;
            }
            Object value = valueNow(entry, key.columns());
            Entry<?> from = value == null ? null : given.get(value);
            if (from != null && from != entry) {
                found.add(new Handover(from, entry, key));
            }
        }
    }

    /** Null also where it is a key that PostgreSQL has yet to give, which no row has. */
    private @Nullable Object valueNow(Entry<?> entry, int[] key) {
        @Nullable Object[] row = new Object[entry.shape().width()];
        for (int column : key) {
            ForeignKeyShape foreignKey = entry.shape().foreignKeyAt(column);
            Entry<?> target = foreignKey == null ? null : tracker.foreignKeys().target(entry, foreignKey);
            if (target != null && target.row() == null) {
                return null;
            }
            row[column] = entry.valueNow(column);
        }
        return EntityShape.keyOf(row, key);
    }

    private static boolean concerns(@Nullable BitSet columns, int[] key) {
        if (columns == null) {
            return true;
        }
        for (int column : key) {
            if (columns.get(column)) {
                return true;
            }
        }
        return false;
    }
}
