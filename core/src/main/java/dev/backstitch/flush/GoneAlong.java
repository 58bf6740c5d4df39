package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.ReferentialAction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the deletion of rows does to others by itself, so that no step of their own is needed: rows go with the one they name, or name none any more.
 * Made for one flush.
 */
final class GoneAlong {

    private final Tracker tracker;
    private final Undo undo;
    private final Map<Entry<?>, BitSet> emptied = new LinkedHashMap<>();

    GoneAlong(Tracker tracker, Undo undo) {
        this.tracker = tracker;
        this.undo = undo;
    }

    /** Those of the rows to be deleted that go with another one: by their foreign key, or by the statement that deletes what an owner owns. */
    Set<Entry<?>> of(List<Entry<?>> removed, Set<Entry<?>> goFirst) {
        Set<Entry<?>> roots = new HashSet<>(goFirst);
        Set<Entry<?>> along = new LinkedHashSet<>();
        for (Entry<?> entry : removed) {
            if (takenBy(entry) == null) {
                roots.add(entry);
                continue;
            }
            Set<Entry<?>> path = new LinkedHashSet<>();
            Entry<?> at = entry;
            while (!roots.contains(at) && !along.contains(at) && path.add(at)) {
                Entry<?> named = takenBy(at);
                if (named == null || namesAnother(at, named)) {
                    roots.add(at);
                } else {
                    at = named;
                }
            }
            if (path.contains(at) && !roots.contains(at)) {
                roots.add(at); // they take each other in a circle, and one of them has to begin
            }
            path.removeAll(roots);
            along.addAll(path);
        }
        return along;
    }

    /** Whether it names a row to be deleted besides the one that takes it along: it has to go before that, by a statement of its own. */
    private boolean namesAnother(Entry<?> removed, Entry<?> taker) {
        for (ForeignKeyShape foreignKey : removed.shape().foreignKeys()) {
            Entry<?> named = follows(foreignKey) ? null : removedTarget(removed, foreignKey);
            if (named != null && named != taker && foreignKey.reference().onDelete() != ReferentialAction.SET_NULL) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(ForeignKeyShape foreignKey) {
        return foreignKey.reference().onDelete() == ReferentialAction.CASCADE || foreignKey.owned();
    }

    /** The row to be deleted that takes this one along. */
    private @Nullable Entry<?> takenBy(Entry<?> removed) {
        for (ForeignKeyShape foreignKey : removed.shape().foreignKeys()) {
            Entry<?> named = follows(foreignKey) ? removedTarget(removed, foreignKey) : null;
            if (named != null) {
                return named;
            }
        }
        return null;
    }

    /** Whether anything has to be done when the rows are deleted. */
    boolean concerns(Set<Entry<?>> along) {
        return !along.isEmpty() || !emptied.isEmpty();
    }

    /** Takes out of the columns of a changed row what becomes NULL by itself. */
    void spare(Entry<?> entry, BitSet changed) {
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            if (foreignKey.reference().onDelete() == ReferentialAction.SET_NULL
                    && changed.get(foreignKey.columns()[0])
                    && removedTarget(entry, foreignKey) != null
                    && tracker.foreignKeys().namesNone(entry, foreignKey)) {
                for (int column : foreignKey.columns()) {
                    changed.clear(column);
                    emptied.computeIfAbsent(entry, any -> new BitSet()).set(column);
                }
            }
        }
    }

    /** The rows are deleted: those are gone too, and the others name none. */
    void follow(Set<Entry<?>> along) {
        for (Entry<?> entry : along) {
            undo.remember(entry);
            tracker.gone(entry);
        }
        emptied.forEach(this::empty);
        emptied.clear();
    }

    private <E> void empty(Entry<E> entry, BitSet columns) {
        @Nullable Object[] row = Objects.requireNonNull(entry.row()).clone();
        columns.stream().forEach(column -> row[column] = null);
        undo.remember(entry);
        undo.write(entry, entry.shape().decidedProperties(columns.stream().toArray()), row);
        tracker.stored(entry, row);
    }

    private @Nullable Entry<?> removedTarget(Entry<?> entry, ForeignKeyShape foreignKey) {
        Entry<?> named = tracker.foreignKeys().storedTarget(entry, foreignKey);
        return named != entry && named != null && named.state() == State.REMOVED ? named : null;
    }
}
