package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.link.Link;
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

    static void join(Tracker tracker, Collection<? extends Entry<?>> entries) {
        for (Entry<?> entry : entries) {
            for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
                RelationshipMapping<?, ?> holding = foreignKey.holding();
                if (holding != null && entry.state() == State.MANAGED && holding.counterpart() != null) {
                    join(tracker, entry, foreignKey, holding);
                }
            }
        }
    }

    private static void join(
            Tracker tracker, Entry<?> entry, ForeignKeyShape foreignKey, RelationshipMapping<?, ?> holding) {
        Link<Object> link = Ends.link(entry, holding);
        RelationshipMapping<?, ?> counterpart = holding.counterpart();
        Entry<?> owner = tracker.foreignKeys().storedTarget(entry, foreignKey);
        if (link instanceof One<Object> one
                && !one.isLoaded()
                && owner != null
                && counterpart != null
                && counterpart.many()
                && owner.state() == State.MANAGED
                && !tracker.changes().relinked().contains(entry)
                && Ends.link(owner, counterpart).isLoaded()) {
            Ends.fill(entry, holding, List.of(owner));
            Ends.agree(owner, counterpart, entry);
        }
    }
}
