package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.Tracker;
import dev.backstitch.change.UniqueKey;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Divides the changed columns of rows among the moments of a flush: a foreign key that lets a row go which is deleted first, values that new rows take,
 * and the rest. Columns of one unique key stay together, since half of them may be what another row has. Made for one flush.
 */
final class UpdateParts {

    private final Tracker tracker;
    private final Map<Entry<?>, BitSet> beforeDeletes = new LinkedHashMap<>();
    private final Map<Entry<?>, BitSet> beforeInserts = new LinkedHashMap<>();
    private final Map<Entry<?>, BitSet> rest;
    private boolean mixed;

    /** @param changed becomes what is left for the end where no value is handed over, as mostly none is */
    UpdateParts(Tracker tracker, Map<Entry<?>, BitSet> changed, Vacancies vacancies) {
        this.tracker = tracker;
        this.rest = vacancies.isEmpty() ? changed : new LinkedHashMap<>();
        if (vacancies.isEmpty()) {
            return;
        }
        changed.forEach((entry, columns) -> {
            BitSet left = (BitSet) columns.clone();
            BitSet ready = (BitSet) columns.clone();
            BitSet waiting = together(entry, waiting(entry));
            ready.andNot(waiting);
            BitSet moved = together(entry, vacancies.moved(entry));
            mixed |= moved.intersects(waiting)
                    || (!moved.isEmpty() && vacancies.takes(entry, moved))
                    || (vacancies.order().isBeforeInserts(entry)
                            && !waiting.isEmpty()
                            && vacancies.order().isAwaited(entry, waiting));
            moved.and(ready);
            take(entry, moved, left, beforeDeletes);
            if (vacancies.order().isBeforeInserts(entry)) {
                take(entry, ready, left, beforeInserts);
            }
            take(entry, columns, left, rest);
        });
    }

    /**
     * Whether these moments do not do: a row takes the key of a new one, and another waits for what it gives up by that; or a row has to let go of one that is
     * deleted first, and takes a value by that which another has to give up before.
     */
    boolean mixed() {
        return mixed;
    }

    /** What has to be written before the rows that go first are deleted. */
    Map<Entry<?>, BitSet> beforeDeletes() {
        return beforeDeletes;
    }

    /** What has to be written before anything is inserted. */
    Map<Entry<?>, BitSet> beforeInserts() {
        return beforeInserts;
    }

    Map<Entry<?>, BitSet> rest() {
        return rest;
    }

    private static void take(Entry<?> entry, BitSet some, BitSet left, Map<Entry<?>, BitSet> part) {
        BitSet taken = (BitSet) left.clone();
        taken.and(some);
        if (!taken.isEmpty()) {
            part.put(entry, taken);
            left.andNot(taken);
        }
    }

    /** The columns that take the keys of rows which are not there yet. */
    private BitSet waiting(Entry<?> entry) {
        BitSet waiting = new BitSet();
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            Entry<?> target = tracker.foreignKeys().target(entry, foreignKey);
            if (target != null && target.row() == null) {
                set(waiting, foreignKey.columns());
            }
        }
        return waiting;
    }

    /** Some columns, and all that stand in a unique key with them. */
    static BitSet together(Entry<?> entry, BitSet columns) {
        EntityShape<?> shape = entry.shape();
        BitSet all = (BitSet) columns.clone();
        int before = -1;
        while (before != all.cardinality()) {
            before = all.cardinality();
            for (UniqueKey key : shape.uniqueKeys()) {
                BitSet mine = new BitSet();
                set(mine, key.columns());
                if (mine.intersects(all)) {
                    all.or(mine);
                }
            }
        }
        return all;
    }

    static void set(BitSet columns, int[] some) {
        for (int column : some) {
            columns.set(column);
        }
    }
}
