package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.link.One;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets entities that were just read join collections that are loaded: a row that somebody else inserted meanwhile names an owner whose collection was
 * read without it, and both ends have to agree from now on.
 */
final class Newcomers {

    private Newcomers() {}

    /** @param entries of one entity, or of those that extend it */
    static void join(Tracker tracker, Collection<? extends Entry<?>> entries) {
        join(tracker, entries, null);
    }

    /**
     * The same. A hot path: most results come before the rows that theirs name, or name those for whom they were read.
     *
     * @param read what every owner reads now that they name by it; null for nothing
     */
    static void join(Tracker tracker, Collection<? extends Entry<?>> entries, @Nullable Reference read) {
        EntityShape<?> former = null;
        List<ForeignKeyShape> naming = List.of();
        for (Entry<?> entry : entries) {
            if (entry.shape() != former) {
                former = entry.shape();
                naming = naming(tracker, former, read);
            }
            if (naming.isEmpty() && !former.mapping().root().rows().mayBeOthers()) {
                return;
            }
            if (entry.state() == State.MANAGED) {
                for (ForeignKeyShape foreignKey : naming) {
                    join(tracker, entry, foreignKey);
                }
            }
        }
    }

    /** The foreign keys by which rows of a table can name such as the session has. */
    private static List<ForeignKeyShape> naming(Tracker tracker, EntityShape<?> shape, @Nullable Reference read) {
        List<ForeignKeyShape> all = List.of();
        for (ForeignKeyShape foreignKey : shape.foreignKeys()) {
            RelationshipMapping<?, ?> holding = foreignKey.holding();
            if (holding != null
                    && holding.counterpart() != null
                    && !foreignKey.reference().equals(read)
                    && tracker.countOf(holding.target()) > 0) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(foreignKey);
            }
        }
        return all;
    }

    private static void join(Tracker tracker, Entry<?> entry, ForeignKeyShape foreignKey) {
        RelationshipMapping<?, ?> holding = Objects.requireNonNull(foreignKey.holding());
        RelationshipMapping<?, ?> counterpart = Objects.requireNonNull(holding.counterpart());
        Entry<?> owner = tracker.foreignKeys().storedTarget(entry, foreignKey);
        if (owner != null
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
