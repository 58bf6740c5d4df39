package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.LostOwner;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Reference;
import dev.backstitch.model.ReferentialAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides what becomes of entities whose owner is to be deleted, as the schema says: they go too where the foreign key is ON DELETE CASCADE, and keep the
 * owner where it is RESTRICT. What somebody linked to another owner is not concerned.
 */
final class Cascades {

    private Cascades() {}

    /** @throws RefusedDataException where an owner would have to stay: nothing was sent */
    static void decide(Tracker tracker) {
        boolean more = true;
        while (more) {
            more = false;
            for (LostOwner lost : tracker.lostOwners()) {
                if (lost.reference().onDelete() == ReferentialAction.CASCADE && hasNone(tracker, lost)) {
                    tracker.remove(lost.child().entity());
                    more = true;
                }
            }
        }
        Map<LostOwner, Integer> kept = new LinkedHashMap<>();
        for (LostOwner lost : tracker.lostOwners()) {
            if (lost.reference().onDelete() == ReferentialAction.RESTRICT
                    && lost.child().state() == State.MANAGED
                    && hasNone(tracker, lost)) {
                kept.merge(new LostOwner(lost.owner(), lost.owner(), lost.reference()), 1, Integer::sum);
            }
        }
        if (!kept.isEmpty()) {
            throw refused(kept);
        }
    }

    private static boolean hasNone(Tracker tracker, LostOwner lost) {
        ForeignKeyShape foreignKey = lost.child().shape().foreignKey(lost.reference());
        return lost.child().state().lives()
                && lost.owner().state() == State.REMOVED
                && tracker.foreignKeys().namesNone(lost.child(), foreignKey);
    }

    private static RefusedDataException refused(Map<LostOwner, Integer> kept) {
        List<String> each = kept.entrySet().stream().map(Cascades::words).toList();
        return new RefusedDataException(String.join("; ", each)
                + ": delete these objects as well, or link them to another before; nothing was sent");
    }

    private static String words(Map.Entry<LostOwner, Integer> kept) {
        Entry<?> owner = kept.getKey().owner();
        Reference reference = kept.getKey().reference();
        String columns = reference.columns().stream().map(Column::getName).collect(Collectors.joining(", "));
        return owner.shape().label() + " " + owner.key() + " is to be deleted, and " + kept.getValue()
                + " known rows of " + reference.source().label() + " name it by " + columns
                + ", which is ON DELETE RESTRICT";
    }
}
