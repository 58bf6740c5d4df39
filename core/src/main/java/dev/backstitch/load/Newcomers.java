package dev.backstitch.load;

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

    static void join(Tracker tracker, Collection<? extends Entry<?>> entries) {
        for (Entry<?> entry : entries) {
            List<ForeignKeyShape> foreignKeys = entry.shape().foreignKeys();
            for (int i = 0; i < foreignKeys.size(); i++) {
                ForeignKeyShape foreignKey = foreignKeys.get(i);
                RelationshipMapping<?, ?> holding = foreignKey.holding();
                if (holding != null
                        && !tracker.hasNone(holding.target())
                        && entry.state() == State.MANAGED
                        && holding.counterpart() != null) {
                    join(tracker, entry, foreignKey, holding);
                }
            }
        }
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
