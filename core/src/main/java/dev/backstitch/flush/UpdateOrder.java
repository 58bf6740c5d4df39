package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.State;
import dev.backstitch.error.RefusedDataException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders updates of rows by the unique values that they take from each other and that cannot be NULL in between. Made for one flush.
 */
final class UpdateOrder {

    /** As many rows as an error names: a rotation may be of thousands. */
    private static final int MOST_NAMED = 20;

    private final Map<Entry<?>, List<Handover>> taken = new LinkedHashMap<>();
    private final Map<Entry<?>, Integer> levels = new HashMap<>();
    private final Map<Entry<?>, BitSet> given = new HashMap<>();
    private final Set<Entry<?>> beforeInserts = new HashSet<>();
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
        Map<Entry<?>, Integer> open = new HashMap<>();
        Map<Entry<?>, Set<Entry<?>>> takers = new HashMap<>();
        taken.forEach((taker, some) -> some.forEach(handover -> {
            if (takers.computeIfAbsent(first(handover.from()), any -> new LinkedHashSet<>())
                    .add(first(taker))) {
                open.merge(first(taker), 1, Integer::sum);
            }
        }));
        ArrayDeque<Entry<?>> free = new ArrayDeque<>(takers.keySet());
        free.removeIf(open::containsKey);
        while (!free.isEmpty()) {
            Entry<?> giver = free.remove();
            int next = levelOf(giver) + 1;
            for (Entry<?> taker : takers.getOrDefault(giver, Set.of())) {
                levels.merge(taker, next, Math::max);
                if (open.merge(taker, -1, Integer::sum) == 0) {
                    open.remove(taker);
                    free.add(taker);
                }
            }
        }
        if (!open.isEmpty()) {
            throw circle(open.keySet());
        }
        addThoseBefore();
    }

    /** What has to be updated before inserts needs others to be so that give up values for it. */
    private void addThoseBefore() {
        ArrayDeque<Entry<?>> reached = new ArrayDeque<>(beforeInserts);
        while (!reached.isEmpty()) {
            Entry<?> entry = reached.remove();
            for (Entry<?> member : groups.of(entry)) {
                if (beforeInserts.add(member)) {
                    reached.add(member);
                }
            }
            for (Handover handover : taken.getOrDefault(entry, List.of())) {
                if (beforeInserts.add(handover.from())) {
                    reached.add(handover.from());
                }
            }
        }
    }

    /** Stands for all that are updated together. */
    private Entry<?> first(Entry<?> entry) {
        return groups.of(entry).iterator().next();
    }

    /** What an entity takes, and those that are updated with it. */
    private List<Handover> taken(Entry<?> entry) {
        List<Handover> all = new ArrayList<>();
        groups.of(entry).forEach(member -> all.addAll(taken.getOrDefault(member, List.of())));
        return all;
    }

    /** Whether all rows are of one level, as they mostly are. */
    boolean isFlat() {
        return levels.isEmpty();
    }

    /** Rows of a lower level are updated before. */
    int levelOf(Entry<?> entry) {
        return levels.getOrDefault(first(entry), 0);
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

    /** @param waiting those that stand for all that wait for each other, or for such */
    private RefusedDataException circle(Set<Entry<?>> waiting) {
        List<Handover> way = new ArrayList<>();
        Map<Handover, Integer> places = new HashMap<>();
        Entry<?> at = taken.keySet().stream()
                .filter(entry -> waiting.contains(first(entry)))
                .findFirst()
                .orElseThrow();
        while (true) {
            Handover handover = taken(at).stream()
                    .filter(each -> waiting.contains(first(each.from())))
                    .findFirst()
                    .orElseThrow();
            Integer place = places.putIfAbsent(handover, way.size());
            if (place != null) {
                return refused(way.subList(place, way.size()));
            }
            way.add(handover);
            at = handover.from();
        }
    }

    private static RefusedDataException refused(List<Handover> circle) {
        Handover one = circle.get(0);
        String table = one.from().shape().mapping().table().getName();
        String columns = Arrays.stream(one.key().columns())
                .mapToObj(column -> one.from().shape().column(column).getName())
                .collect(Collectors.joining(", "));
        String rows = circle.stream()
                .limit(MOST_NAMED)
                .map(handover ->
                        handover.from().shape().label() + " " + handover.from().key())
                .collect(Collectors.joining(", "));
        String more = circle.size() > MOST_NAMED ? " and " + (circle.size() - MOST_NAMED) + " more" : "";
        return new RefusedDataException(rows + more + " exchange their values of the unique key (" + columns
                + "), which PostgreSQL checks row by row, and no column of it may be NULL in between: change one of them to a"
                + " third value and flush before, make a column of the key nullable, or declare it deferrable(INITIALLY_IMMEDIATE) and run: alter table "
                + table + " add unique (" + columns + ") deferrable; nothing was sent");
    }
}
