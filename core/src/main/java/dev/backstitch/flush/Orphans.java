package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
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
                if (lives(entry) && isOrphan(tracker, entry)) {
                    tracker.remove(entry.entity());
                    gone = true;
                }
            }
        }
    }

    private static boolean lives(Entry<?> entry) {
        return entry.state() == State.NEW || entry.state() == State.MANAGED;
    }

    private static boolean isOrphan(Tracker tracker, Entry<?> entry) {
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            if (owned(foreignKey)
                    && tracker.foreignKeys().decided(entry, foreignKey)
                    && tracker.foreignKeys().target(entry, foreignKey) == null
                    && tracker.foreignKeys().givenKey(entry, foreignKey) == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean owned(ForeignKeyShape foreignKey) {
        for (RelationshipMapping<?, ?> relationship :
                foreignKey.reference().target().relationships()) {
            if (relationship.owned()
                    && relationship.route() instanceof Route.Held held
                    && held.reference().equals(foreignKey.reference())) {
                return true;
            }
        }
        return false;
    }
}
