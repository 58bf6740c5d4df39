package dev.backstitch.change;

import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import java.util.List;
import java.util.Objects;

/**
 * Finds what a reference had named that was not loaded and was given another value: where the session has come to know it, its own link decides what its
 * row becomes, and nothing is left to be released unseen. Made for one flush.
 */
public final class KnownHolders {

    private final Tracker tracker;

    public KnownHolders(Tracker tracker) {
        this.tracker = tracker;
    }

    /** Takes what is known out of what is unseen. */
    public void decide() {
        for (LinkChanges.Unseen unseen : List.copyOf(tracker.changes().unseen())) {
            Entry<?> owner = unseen.owner() instanceof Entry<?> entry ? entry : null;
            Entry<?> holder = owner == null ? null : tracker.naming().naming(unseen.relationship(), owner);
            if (owner != null && holder != null) {
                tracker.changes().unseen().remove(unseen);
                concern(holder, unseen.relationship(), owner);
            }
        }
    }

    /** Whatever names an entity that is to be deleted lets go of it, also where nobody has read that it does. */
    public void letGoOfRemoved() {
        for (Entry<?> entry : tracker.entries()) {
            for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
                RelationshipMapping<?, ?> holding = foreignKey.holding();
                Entry<?> named = entry.state() == State.MANAGED && holding != null
                        ? tracker.foreignKeys().storedTarget(entry, foreignKey)
                        : null;
                if (named != null
                        && named.state() == State.REMOVED
                        && ForeignKeys.link(entry, Objects.requireNonNull(holding)) instanceof One<?> one
                        && !one.isLoaded()) {
                    entry.settle(one);
                }
            }
        }
    }

    private void concern(Entry<?> holder, RelationshipMapping<?, ?> relationship, Entry<?> owner) {
        if (holder.state() != State.MANAGED) {
            return;
        }
        RelationshipMapping<?, ?> holding = relationship.counterpart();
        if (holding == null) {
            tracker.foreignKeys().release(relationship, holder, owner);
        } else if (ForeignKeys.link(holder, holding) instanceof One<?> one && !one.isLoaded()) {
            holder.settle(one);
        }
        tracker.changes().relinked().add(holder);
        if (relationship.owned()) {
            tracker.changes().disowned().add(holder);
        }
    }
}
