package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import dev.backstitch.change.UniqueKey;
import dev.backstitch.model.Deferrability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads what a flush has to know of rows that were read in part: values of unique keys that others may take, and what is written for the sake of one
 * statement. Made for one flush; where every row was read whole, it looks at none.
 */
final class MissingColumns {

    private final Tracker tracker;
    private final Map<EntityShape<?>, List<Entry<?>>> lacking = new LinkedHashMap<>();
    private final Map<EntityShape<?>, BitSet> missing = new LinkedHashMap<>();

    MissingColumns(Tracker tracker) {
        this.tracker = tracker;
    }

    /** Unique values that are given up or stand in a key with what changes, where a row may take them. */
    void ofKeys(Collection<Entry<?>> fresh, Map<Entry<?>, BitSet> changed, Collection<Entry<?>> removed) {
        if (!tracker.lazy().haveLeft()) {
            return;
        }
        Set<UniqueKey> taken = new HashSet<>();
        fresh.forEach(entry -> taken.addAll(entry.shape().uniqueKeys()));
        changed.forEach((entry, columns) -> entry.shape().uniqueKeys().stream()
                .filter(key -> concerns(columns, key))
                .forEach(taken::add));
        removed.forEach(entry -> find(entry, null, taken));
        changed.forEach((entry, columns) -> find(entry, columns, taken));
        load();
    }

    private void find(Entry<?> entry, @Nullable BitSet columns, Set<UniqueKey> taken) {
        if (!entry.isPartial()) {
            return;
        }
        BitSet mine = new BitSet();
        for (UniqueKey key : entry.shape().uniqueKeys()) {
            if (key.deferrability() != Deferrability.INITIALLY_DEFERRED
                    && taken.contains(key)
                    && (columns == null || concerns(columns, key))) {
                for (int column : key.columns()) {
                    mine.set(column, entry.lacks(column));
                }
            }
        }
        add(entry, mine);
    }

    private static boolean concerns(BitSet columns, UniqueKey key) {
        return key.hasAny(columns.stream().toArray());
    }

    /** What a row is written in although it does not change there. */
    void ofUnchanged(Map<Entry<?>, BitSet> written) {
        if (!tracker.lazy().haveLeft()) {
            return;
        }
        written.forEach((entry, columns) -> {
            BitSet mine = (BitSet) columns.clone();
            columns.stream()
                    .filter(column -> !entry.lacks(column) || entry.isSet(column))
                    .forEach(mine::clear);
            add(entry, mine);
        });
        load();
    }

    private void add(Entry<?> entry, BitSet columns) {
        if (!columns.isEmpty()) {
            lacking.computeIfAbsent(entry.shape(), any -> new ArrayList<>()).add(entry);
            missing.computeIfAbsent(entry.shape(), any -> new BitSet()).or(columns);
        }
    }

    private void load() {
        lacking.forEach((shape, entries) -> {
            BitSet columns = missing.getOrDefault(shape, new BitSet());
            tracker.lazy().load(shape.mapping(), entries, columns.stream().toArray());
        });
        lacking.clear();
        missing.clear();
    }
}
