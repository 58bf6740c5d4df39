package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides how each unique value that is handed over becomes free before it is taken: a row that goes is deleted first, a value that may be NULL is NULL
 * in between, one of a deferrable key passes within one statement, and any other is taken after the row that has it got its new one. Made for one flush.
 */
final class Vacancies {

    private final Tracker tracker;
    private final List<Handover> handovers;
    private final Map<Entry<?>, List<Handover>> byGiver = new HashMap<>();
    private final Map<Entry<?>, List<Handover>> byTaker = new HashMap<>();
    private final Set<Entry<?>> goFirst = new LinkedHashSet<>();

    /** Those of them that name another; they cannot stay, even where no value of theirs is in the way. */
    private final Set<Entry<?>> drawnAlong = new HashSet<>();

    private final Map<Entry<?>, BitSet> emptied = new LinkedHashMap<>();
    private final Map<Entry<?>, BitSet> moved = new HashMap<>();
    private final UpdateOrder order = new UpdateOrder();

    Vacancies(Tracker tracker, List<Handover> handovers) {
        this.tracker = tracker;
        this.handovers = handovers;
        for (Handover handover : handovers) {
            byGiver.computeIfAbsent(handover.from(), any -> new ArrayList<>()).add(handover);
            byTaker.computeIfAbsent(handover.to(), any -> new ArrayList<>()).add(handover);
            if (handover.from().state() == State.REMOVED) {
                goFirst.add(handover.from());
            }
        }
        if (!goFirst.isEmpty()) {
            lookWhoNamesThem();
        }
        for (Handover handover : handovers) {
            if (handover.inOneStatement()) {
                order.together(handover);
            } else if (handover.from().state() != State.REMOVED && !empty(handover)) {
                order.after(handover);
            }
        }
        order.sort();
    }

    /** Whether no value is handed over. */
    boolean isEmpty() {
        return handovers.isEmpty();
    }

    List<Handover> handovers() {
        return handovers;
    }

    /** The rows that are deleted before anything is inserted. */
    Set<Entry<?>> goFirst() {
        return goFirst;
    }

    /** The columns that are NULL in between, by entity. */
    Map<Entry<?>, BitSet> emptied() {
        return emptied;
    }

    /** The columns by which an entity has to let go of rows that are deleted first. */
    BitSet moved(Entry<?> entry) {
        return moved.getOrDefault(entry, new BitSet());
    }

    /** Whether an entity takes a value in some of the columns that another row has to give up before, or in the same statement. */
    boolean takes(Entry<?> entry, BitSet columns) {
        return order.groups().of(entry).size() > 1
                || byTaker.getOrDefault(entry, List.of()).stream()
                        .anyMatch(each -> IntColumns.any(columns, each.key().columns()) && !isEmptied(each));
    }

    private boolean isEmptied(Handover handover) {
        return IntColumns.any(
                emptied.getOrDefault(handover.from(), new BitSet()),
                handover.key().columns());
    }

    /** In which order rows are updated whose values nothing else frees. */
    UpdateOrder order() {
        return order;
    }

    /** A row that is named can go only with those that name it, or after these have let go. */
    private void lookWhoNamesThem() {
        boolean more = true;
        while (more) {
            more = false;
            for (Entry<?> entry : tracker.entries()) {
                for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
                    Entry<?> named = entry.row() == null || goFirst.contains(entry)
                            ? null
                            : tracker.foreignKeys().storedTarget(entry, foreignKey);
                    if (named != null && named != entry && goFirst.contains(named)) {
                        more |= release(entry, foreignKey, named);
                    }
                }
            }
        }
    }

    private boolean release(Entry<?> entry, ForeignKeyShape foreignKey, Entry<?> named) {
        if (entry.state() == State.REMOVED) {
            drawnAlong.add(entry);
            return goFirst.add(entry);
        }
        boolean stays = !drawnAlong.contains(named)
                && byGiver.getOrDefault(named, List.of()).stream().allMatch(this::empty);
        if (stays) {
            return goFirst.remove(named);
        }
        mark(foreignKey.reference().required() ? moved : emptied, entry, foreignKey.columns());
        return false;
    }

    private boolean empty(Handover handover) {
        for (int column : handover.key().columns()) {
            if (handover.from().shape().column(column).definition().nullable()) {
                mark(emptied, handover.from(), column);
                return true;
            }
        }
        return false;
    }

    private static void mark(Map<Entry<?>, BitSet> which, Entry<?> entry, int... columns) {
        for (int column : columns) {
            which.computeIfAbsent(entry, any -> new BitSet()).set(column);
        }
    }
}
