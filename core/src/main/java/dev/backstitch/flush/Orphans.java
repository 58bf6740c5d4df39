package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.Tracker;
import java.util.List;

/** Decides what becomes of owned entities whose owner let them go: one that nobody else took is deleted, or forgotten where it has no row yet. */
final class Orphans {

    private Orphans() {}

    /** One that goes lets go of what it owns, so that this is asked again. */
    static void decide(Tracker tracker) {
        boolean gone = true;
        while (gone) {
            gone = false;
            for (Entry<?> entry : List.copyOf(tracker.changes().disowned())) {
                if (entry.state().lives() && isOrphan(tracker, entry)) {
                    tracker.remove(entry.entity());
                    gone = true;
                }
            }
        }
    }

    private static boolean isOrphan(Tracker tracker, Entry<?> entry) {
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            if (foreignKey.owned() && tracker.foreignKeys().namesNone(entry, foreignKey)) {
                return true;
            }
        }
        return false;
    }
}
