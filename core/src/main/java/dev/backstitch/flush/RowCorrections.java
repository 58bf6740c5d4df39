package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.LinkMoves;
import dev.backstitch.change.NotLoaded;
import dev.backstitch.change.Tracker;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the entities of a session to what a statement made of their rows that no flush plan named: properties, snapshots and links, without a change to
 * write. Made by a session for its transaction; one thread.
 */
public final class RowCorrections {

    private final Tracker tracker;
    private final Undo undo;

    public RowCorrections(Tracker tracker, Undo undo) {
        this.tracker = tracker;
        this.undo = undo;
    }

    /**
     * Rows have other values now.
     *
     * @param columns the places of those that may have changed
     * @param rows as far as they are known: the key, those columns, and the foreign keys among which they are
     */
    public void updated(EntityShape<?> shape, int[] columns, List<@Nullable Object[]> rows) {
        LinkMoves moves = new LinkMoves(tracker, shape, columns);
        for (@Nullable Object[] row : rows) {
            Object key = shape.keyIn(row);
            Entry<?> entry = key == null ? null : tracker.find(shape, key);
            if (entry == null) {
                moves.changed(row);
            } else {
                update(entry, columns, row, moves);
            }
        }
        moves.follow().forEach(undo::after);
    }

    private <E> void update(Entry<E> entry, int[] columns, @Nullable Object[] now, LinkMoves moves) {
        @Nullable Object[] former = StoredValues.rowOf(entry);
        @Nullable Object[] row = former.clone();
        for (int column : NotLoaded.without(columns, former)) {
            row[column] = entry.shape().copy(column, now[column]);
        }
        undo.remember(entry);
        undo.write(entry, columns, row);
        tracker.stored(entry, row);
        moves.changed(entry, former, row);
    }

    /** The rows are gone. */
    public void deleted(Collection<? extends Entry<?>> entries) {
        entries.forEach(entry -> tracker.remove(entry.entity()));
        for (Entry<?> entry : entries) {
            undo.remember(entry);
            tracker.gone(entry);
        }
        // The database has decided what becomes of what they owned.
        tracker.changes().disowned().clear();
    }

    /** Rows of a table are gone, whether the session had them or not. */
    public void deletedFrom(EntityShape<?> shape) {
        tracker.keyed().doubt(shape.mapping());
    }
}
