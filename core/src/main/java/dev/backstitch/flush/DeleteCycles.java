package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.ReferentialAction;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the foreign keys that rows to be deleted have to let go before, since tables name each other in a circle and the row named goes first. Made for
 * one flush.
 */
final class DeleteCycles {

    private DeleteCycles() {}

    /** The columns to empty, by entity. */
    static Map<Entry<?>, BitSet> of(Tracker tracker, TableOrder tables, List<Entry<?>> removed) {
        Map<Entry<?>, BitSet> emptied = new LinkedHashMap<>();
        for (Entry<?> entry : removed) {
            for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
                if (tables.isBackward(foreignKey.reference()) && binds(foreignKey)) {
                    Entry<?> named = tracker.foreignKeys().storedTarget(entry, foreignKey);
                    if (named != null && named.state() == State.REMOVED) {
                        for (int column : foreignKey.columns()) {
                            emptied.computeIfAbsent(entry, any -> new BitSet()).set(column);
                        }
                    }
                }
            }
        }
        return emptied;
    }

    /** Whether PostgreSQL would keep the row that is named, and the key can be emptied. */
    private static boolean binds(ForeignKeyShape foreignKey) {
        ReferentialAction onDelete = foreignKey.reference().onDelete();
        return foreignKey.reference().deferrability() != Deferrability.INITIALLY_DEFERRED
                && (onDelete == ReferentialAction.NO_ACTION || onDelete == ReferentialAction.RESTRICT)
                && !foreignKey.reference().required();
    }
}
