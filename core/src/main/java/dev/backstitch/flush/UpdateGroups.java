package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps rows together that have to be updated by one statement, because they pass values of a key to each other that PostgreSQL checks at the end of
 * each. Made for one flush.
 */
final class UpdateGroups {

    private final Map<Entry<?>, Set<Entry<?>>> groups = new HashMap<>();

    /** The smaller group joins the larger one, so that a rotation of many rows is no work in the square of their number. */
    void join(Entry<?> one, Entry<?> other) {
        Set<Entry<?>> some = of(one);
        Set<Entry<?>> others = of(other);
        if (some.contains(other)) {
            return;
        }
        Set<Entry<?>> larger = some.size() < others.size() ? others : some;
        Set<Entry<?>> smaller = larger == some ? others : some;
        Set<Entry<?>> all = larger.size() == 1 ? new LinkedHashSet<>(larger) : larger;
        all.addAll(smaller);
        if (all != larger) {
            larger.forEach(entry -> groups.put(entry, all));
        }
        smaller.forEach(entry -> groups.put(entry, all));
    }

    /** The entry and those that are updated with it. */
    Set<Entry<?>> of(Entry<?> entry) {
        Set<Entry<?>> group = groups.get(entry);
        return group == null ? Set.of(entry) : group;
    }

    /** Gives every row of a group the columns of all, so that one statement can write them. A hot path: mostly there is no group. */
    void align(Map<Entry<?>, BitSet> changed) {
        if (groups.isEmpty()) {
            return;
        }
        IdentityHashMap<Set<Entry<?>>, BitSet> columns = new IdentityHashMap<>();
        changed.forEach((entry, some) -> {
            if (groups.containsKey(entry)) {
                columns.computeIfAbsent(of(entry), any -> new BitSet()).or(some);
            }
        });
        changed.replaceAll((entry, some) -> {
            BitSet all = columns.get(of(entry));
            return all == null ? some : (BitSet) all.clone();
        });
    }
}
