package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.State;
import dev.backstitch.error.RefusedDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders updates of rows by the unique values that they take from each other and that cannot be NULL in between. Made for one flush.
 */
final class UpdateOrder {

    private final Map<Entry<?>, List<Handover>> taken = new LinkedHashMap<>();
    private final Map<Entry<?>, Integer> levels = new HashMap<>();
    private final Map<Entry<?>, BitSet> given = new HashMap<>();
    private final Set<Entry<?>> beforeInserts = new HashSet<>();
    private final List<Handover> open = new ArrayList<>();
    private final UpdateGroups groups = new UpdateGroups();

    void together(Handover handover) {
        groups.join(handover.from(), handover.to());
    }

    /** Which rows one statement has to update. */
    UpdateGroups groups() {
        return groups;
    }

    void after(Handover handover) {
        if (handover.to().state() == State.NEW) {
            beforeInserts.add(handover.from());
        }
        taken.computeIfAbsent(handover.to(), any -> new ArrayList<>()).add(handover);
        UpdateParts.set(
                given.computeIfAbsent(handover.from(), any -> new BitSet()),
                handover.key().columns());
    }

    /** @throws RefusedDataException where values are taken in a circle */
    void sort() {
        for (Entry<?> entry : List.copyOf(taken.keySet())) {
            level(entry);
        }
        for (Entry<?> entry : List.copyOf(beforeInserts)) {
            alsoBefore(entry);
        }
    }

    /** Rows of a lower level are updated before. */
    int levelOf(Entry<?> entry) {
        return levels.getOrDefault(entry, 0);
    }

    /** Whether a new row takes the value that this one gives up. */
    boolean isBeforeInserts(Entry<?> entry) {
        return beforeInserts.contains(entry);
    }

    /** Whether another row waits for the values that a row has in some columns, or for others that are updated with it. */
    boolean isAwaited(Entry<?> entry, BitSet columns) {
        return groups.of(entry).size() > 1
                || given.getOrDefault(entry, new BitSet()).intersects(columns);
    }

    private int level(Entry<?> entry) {
        Integer known = levels.get(entry);
        if (known != null) {
            return known;
        }
        int level = 0;
        for (Entry<?> member : groups.of(entry)) {
            for (Handover handover : taken.getOrDefault(member, List.of())) {
                if (open.contains(handover)) {
                    throw circle(open.subList(open.indexOf(handover), open.size()));
                }
                open.add(handover);
                level = Math.max(level, level(handover.from()) + 1);
                open.remove(open.size() - 1);
            }
        }
        for (Entry<?> member : groups.of(entry)) {
            levels.put(member, level);
        }
        return level;
    }

    private void alsoBefore(Entry<?> entry) {
        for (Entry<?> member : groups.of(entry)) {
            if (beforeInserts.add(member)) {
                alsoBefore(member);
            }
        }
        for (Handover handover : taken.getOrDefault(entry, List.of())) {
            if (beforeInserts.add(handover.from())) {
                alsoBefore(handover.from());
            }
        }
    }

    private static RefusedDataException circle(List<Handover> circle) {
        Handover one = circle.get(0);
        String table = one.from().shape().mapping().table().getName();
        String columns = Arrays.stream(one.key().columns())
                .mapToObj(column -> one.from().shape().column(column).getName())
                .collect(Collectors.joining(", "));
        String rows = circle.stream()
                .map(handover ->
                        handover.from().shape().label() + " " + handover.from().key())
                .collect(Collectors.joining(", "));
        return new RefusedDataException(rows + " exchange their values of the unique key (" + columns
                + "), which PostgreSQL checks row by row, and no column of it may be NULL in between: change one of them to a"
                + " third value and flush before, make a column of the key nullable, or declare it deferrable(INITIALLY_IMMEDIATE) and run: alter table "
                + table + " add unique (" + columns + ") deferrable; nothing was sent");
    }
}
