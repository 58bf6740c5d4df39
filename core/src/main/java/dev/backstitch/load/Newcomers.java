package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import java.util.Collection;
import java.util.List;

/**
 * Lets entities that were just read join collections that are loaded: a row that somebody else inserted meanwhile names an owner whose collection was
 * read without it, and both ends have to agree from now on.
 */
final class Newcomers {

    private Newcomers() {}

    /** A hot path: most results come before the rows that theirs name. */
    static void join(Tracker tracker, Collection<? extends Entry<?>> entries) {
        EntityShape<?> former = null;
        boolean mayName = false;
        for (Entry<?> entry : entries) {
            if (entry.shape() != former) {
                former = entry.shape();
                mayName = mayName(tracker, former);
            }
            if (mayName && entry.state() == State.MANAGED) {
                for (ForeignKeyShape foreignKey : former.foreignKeys()) {
                    RelationshipMapping<?, ?> holding = foreignKey.holding();
                    if (holding != null && holding.counterpart() != null) {
                        join(tracker, entry, foreignKey, holding);
                    }
                }
            }
        }
    }

    /** Whether the session has rows that those of a table can name. */
    private static boolean mayName(Tracker tracker, EntityShape<?> shape) {
        for (ForeignKeyShape foreignKey : shape.foreignKeys()) {
            RelationshipMapping<?, ?> holding = foreignKey.holding();
            if (holding != null && holding.counterpart() != null && !tracker.hasNone(holding.target())) {
                return true;
            }
        }
        return false;
    }

    private static void join(
            Tracker tracker, Entry<?> entry, ForeignKeyShape foreignKey, RelationshipMapping<?, ?> holding) {
        RelationshipMapping<?, ?> counterpart = holding.counterpart();
        Entry<?> owner = tracker.foreignKeys().storedTarget(entry, foreignKey);
        if (owner != null
                && counterpart != null
                && counterpart.many()
                && owner.state() == State.MANAGED
                && Ends.link(owner, counterpart).isLoaded()
                && !tracker.changes().relinked().contains(entry)
                && Ends.link(entry, holding) instanceof One<Object> one
                && !one.isLoaded()) {
            Ends.fill(entry, holding, List.of(owner));
            Ends.agree(owner, counterpart, entry);
        }
    }
}
