package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what changed links mean for rows since the last flush: whose foreign key to look at, which pairs to write, who was let go. Lives as long as
 * its tracker.
 */
public final class LinkChanges {

    private final ForeignKeys foreignKeys;
    private final Positions positions;
    private final ChangeLog log;
    private final PairChanges pairs;
    private final Set<Entry<?>> relinked;
    private final Set<Entry<?>> disowned;
    private final Set<Entry<?>> revived = new LinkedHashSet<>();
    private final List<Unseen> unseen = new ArrayList<>();

    /** A reference that named a row nobody loaded, and was given another value: that row has to let go of the owner. */
    public record Unseen(RelationshipMapping<?, ?> relationship, RowRef owner) {}

    LinkChanges(Tracker tracker) {
        this.foreignKeys = tracker.foreignKeys();
        this.positions = tracker.positions();
        this.log = tracker.log();
        this.pairs = new PairChanges(log);
        this.relinked = new EntrySet(tracker);
        this.disowned = new EntrySet(tracker);
    }

    public PairChanges pairs() {
        return pairs;
    }

    /** The entries whose foreign keys may differ from their rows; not those of new ones, of which no row says anything. */
    public Set<Entry<?>> relinked() {
        return relinked;
    }

    /** The entries that an owner let go. */
    public Set<Entry<?>> disowned() {
        return disowned;
    }

    public List<Unseen> unseen() {
        return unseen;
    }

    boolean isEmpty() {
        return relinked.isEmpty() && pairs.isEmpty() && unseen.isEmpty() && disowned.isEmpty() && positions.isEmpty();
    }

    void linked(Entry<?> entry, RelationshipMapping<?, ?> relationship, Link<?> link, Entry<?> other) {
        Route route = relationship.route();
        if (route instanceof Route.Holding) {
            relinked(entry);
        } else if (route instanceof Route.Held) {
            relinked(other);
            positions.changed(entry, relationship);
            if (relationship.counterpart() == null) {
                foreignKeys.adopt(relationship, other, entry);
            }
        } else if (route instanceof Route.Through through && heardFrom(relationship, through, entry, other)) {
            pairs.add(pair(through, entry, other), isTold(entry, other) && seen(relationship, link, other));
        }
    }

    private void relinked(Entry<?> entry) {
        if (entry.state() != State.NEW) {
            relinked.add(entry);
        }
    }

    void unlinked(Entry<?> entry, RelationshipMapping<?, ?> relationship, Link<?> link, @Nullable Entry<?> other) {
        Route route = relationship.route();
        if (route instanceof Route.Holding) {
            letGo(entry, relationship);
        } else if (route instanceof Route.Held) {
            unheld(entry, relationship, other);
        } else if (route instanceof Route.Through through
                && other != null
                && heardFrom(relationship, through, entry, other)) {
            pairs.remove(pair(through, entry, other), seen(relationship, link, other));
        }
    }

    /** The row of an entity has to name another by a relationship, or none. */
    void letGo(Entry<?> entry, RelationshipMapping<?, ?> relationship) {
        relinked(entry);
        RelationshipMapping<?, ?> counterpart = relationship.counterpart();
        if (counterpart != null && counterpart.owned()) {
            disowned.add(entry);
        }
    }

    private void unheld(Entry<?> entry, RelationshipMapping<?, ?> relationship, @Nullable Entry<?> other) {
        if (other == null) {
            unseen(new Unseen(relationship, entry));
            return;
        }
        relinked(other);
        if (relationship.counterpart() == null) {
            foreignKeys.release(relationship, other, entry);
        }
        if (relationship.owned()) {
            disowned.add(other);
        }
    }

    /** Something was linked by its key. */
    void keyed(Entry<?> entry, RelationshipMapping<?, ?> relationship, KeyRow row) {
        RelationshipMapping<?, ?> counterpart = relationship.counterpart();
        if (relationship.route() instanceof Route.Holding) {
            relinked(entry);
            if (counterpart != null && !counterpart.many()) {
                unseen(new Unseen(counterpart, row));
            }
        } else if (relationship.route() instanceof Route.Through through) {
            pairs.add(pair(through, entry, row), false);
        }
    }

    void unkeyed(Entry<?> entry, RelationshipMapping<?, ?> relationship, KeyRow row) {
        if (relationship.route() instanceof Route.Holding) {
            relinked(entry);
            unseen.removeIf(each -> each.owner().equals(row));
        } else if (relationship.route() instanceof Route.Through through) {
            pairs.forget(pair(through, entry, row));
        }
    }

    private void unseen(Unseen what) {
        unseen.add(what);
        log.note(() -> unseen.remove(what));
    }

    /** An entity that was to be deleted stays: collections were loaded without it, so that they do not tell which rows link it. */
    void revived(Entry<?> entry) {
        revived.add(entry);
    }

    void forget(Entry<?> entry) {
        relinked.remove(entry);
        disowned.remove(entry);
    }

    void clear() {
        pairs.clear();
        relinked.clear();
        disowned.clear();
        revived.clear();
        unseen.clear();
        foreignKeys.flushed();
    }

    /** Both ends tell of a pair; it is counted once, from the association's first side where that has an end. */
    private static boolean heardFrom(
            RelationshipMapping<?, ?> relationship, Route.Through through, Entry<?> entry, Entry<?> other) {
        if (through.symmetric()) {
            return entry.number() <= other.number();
        }
        return relationship.counterpart() == null || fromFirstSide(through);
    }

    /** What became of the row between two entities since the last flush; null where nothing did. */
    public PairChanges.@Nullable Change of(Route.Through through, Entry<?> entry, Entry<?> other) {
        return pairs.of(pair(through, entry, other));
    }

    private static Pair pair(Route.Through through, RowRef entry, RowRef other) {
        if (through.symmetric()) {
            return Pair.unordered(through.association(), entry, other);
        }
        return fromFirstSide(through)
                ? Pair.ordered(through.association(), entry, other)
                : Pair.ordered(through.association(), other, entry);
    }

    @SuppressWarnings("ReferenceEquality") // the near side is one of the association's two
    private static boolean fromFirstSide(Route.Through through) {
        return through.near() == through.association().from();
    }

    /** Whether loaded collections tell which rows link two entities. */
    private boolean isTold(Entry<?> entry, Entry<?> other) {
        return !revived.contains(entry) && !revived.contains(other);
    }

    private static boolean seen(RelationshipMapping<?, ?> relationship, Link<?> link, Entry<?> other) {
        RelationshipMapping<?, ?> counterpart = relationship.counterpart();
        return link.isLoaded()
                || other.state() == State.NEW
                || (counterpart != null && ForeignKeys.link(other, counterpart).isLoaded());
    }
}
