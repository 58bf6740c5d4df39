package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts up the versions of rows that change, and of the owners that count a change of what they own as theirs. Made for one flush. */
final class VersionBumps {

    private final Tracker tracker;
    private final Map<Entry<?>, BitSet> changed;

    VersionBumps(Tracker tracker, Map<Entry<?>, BitSet> changed) {
        this.tracker = tracker;
        this.changed = changed;
    }

    void add(Collection<Entry<?>> fresh, Collection<Entry<?>> removed) {
        if (!tracker.shapes().bumping().isEmpty()) {
            List.copyOf(changed.keySet()).forEach(this::bumpOwners);
            fresh.forEach(this::bumpOwners);
            removed.forEach(this::bumpOwners);
        }
        changed.forEach((entry, columns) -> {
            int version = entry.shape().version();
            if (version >= 0 && entry.shape().isCounted(version)) {
                columns.set(version);
            }
        });
    }

    private void bumpOwners(Entry<?> entry) {
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            if (foreignKey.bumpsVersion()) {
                bump(tracker.foreignKeys().storedTarget(entry, foreignKey));
                bump(tracker.foreignKeys().target(entry, foreignKey));
            }
        }
    }

    /** An owner that belongs to an owner bumps that one too. */
    private void bump(@Nullable Entry<?> owner) {
        if (owner != null && owner.state() == State.MANAGED && !changed.containsKey(owner)) {
            changed.put(owner, new BitSet());
            bumpOwners(owner);
        }
    }
}
