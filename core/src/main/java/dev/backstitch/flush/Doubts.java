package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.ReferentialAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the entities of a session of which nothing tells whether their rows go with deleted ones: they belong to rows that nobody loaded, and these may belong to
 * the deleted ones. Mostly there are none, and then no statement looks for them. Made for one flush.
 */
final class Doubts {

    private final Tracker tracker;
    private final TableOrder tables;

    Doubts(Tracker tracker, TableOrder tables) {
        this.tracker = tracker;
        this.tables = tables;
    }

    /** What looks for them after the deletions; nothing where there are none. */
    List<Step> steps(Undo undo) {
        Set<EntityShape<?>> removed = new LinkedHashSet<>();
        for (Entry<?> entry : tracker.entries()) {
            if (entry.state() == State.REMOVED) {
                removed.add(entry.shape());
            }
        }
        Set<Entry<?>> doubted = new LinkedHashSet<>();
        for (EntityShape<?> shape : tracker.shapes().all()) {
            for (ForeignKeyShape foreignKey : shape.foreignKeys()) {
                if (follows(foreignKey) && leadsTo(foreignKey, removed)) {
                    tracker.entriesWithRows(shape.mapping()).stream()
                            .filter(entry -> entry.state() == State.MANAGED && namesUnknown(entry, foreignKey))
                            .forEach(doubted::add);
                }
            }
        }
        boolean more = !doubted.isEmpty();
        while (more) {
            more = false;
            for (Entry<?> entry : tracker.entries()) {
                if (entry.state() == State.MANAGED && !doubted.contains(entry) && belongsTo(entry, doubted)) {
                    more |= doubted.add(entry);
                }
            }
        }
        Map<EntityShape<?>, List<Entry<?>>> byShape = new LinkedHashMap<>();
        doubted.forEach(entry ->
                byShape.computeIfAbsent(entry.shape(), any -> new ArrayList<>()).add(entry));
        List<Step> steps = new ArrayList<>();
        byShape.forEach((shape, entries) -> steps.add(new DoubtedRows(tracker, undo, shape, entries)));
        return steps;
    }

    /** Whether what it names may belong to what is deleted. */
    private boolean leadsTo(ForeignKeyShape foreignKey, Set<EntityShape<?>> removed) {
        EntityMapping<?> target = foreignKey.reference().target();
        return removed.stream().anyMatch(shape -> tables.isBelow(target, shape));
    }

    private boolean namesUnknown(Entry<?> entry, ForeignKeyShape foreignKey) {
        return EntityShape.keyOf(StoredValues.rowOf(entry), foreignKey.columns()) != null
                && tracker.foreignKeys().storedTarget(entry, foreignKey) == null;
    }

    private boolean belongsTo(Entry<?> entry, Set<Entry<?>> doubted) {
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            Entry<?> named = follows(foreignKey) ? tracker.foreignKeys().storedTarget(entry, foreignKey) : null;
            if (named != null && doubted.contains(named)) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(ForeignKeyShape foreignKey) {
        return foreignKey.owned() || foreignKey.reference().onDelete() == ReferentialAction.CASCADE;
    }
}
