package dev.backstitch.change;

import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.List;

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
            if (unseen.owner() instanceof Entry<?> owner
                    && unseen.relationship().route() instanceof Route.Held held) {
                Entry<?> holder = tracker.naming().naming(held.reference(), owner);
                if (holder != null) {
                    tracker.changes().unseen().remove(unseen);
                    concern(holder, unseen.relationship(), owner);
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
