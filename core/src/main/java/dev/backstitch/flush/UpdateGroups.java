package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps rows together that have to be updated by one statement, because they pass values of a key to each other that PostgreSQL checks at the end of
 * each. Made for one flush.
 */
final class UpdateGroups {

    private final Map<Entry<?>, Set<Entry<?>>> groups = new HashMap<>();

    void join(Entry<?> one, Entry<?> other) {
        Set<Entry<?>> all = new LinkedHashSet<>(of(one));
        all.addAll(of(other));
        all.forEach(entry -> groups.put(entry, all));
    }

    /** The entry and those that are updated with it. */
    Set<Entry<?>> of(Entry<?> entry) {
        Set<Entry<?>> group = groups.get(entry);
        return group == null ? Set.of(entry) : group;
    }

    /** Gives every row of a group the columns of all, so that one statement can write them. */
    void align(Map<Entry<?>, BitSet> changed) {
        for (Map.Entry<Entry<?>, BitSet> each : changed.entrySet()) {
            Set<Entry<?>> group = of(each.getKey());
            if (group.size() > 1) {
                BitSet columns = new BitSet();
                for (Entry<?> member : group) {
                    columns.or(changed.getOrDefault(member, columns));
                }
                each.setValue(columns);
            }
        }
    }
}
