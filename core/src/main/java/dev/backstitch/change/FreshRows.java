package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets entities follow rows that were read again: both ends of a link move where a foreign key has another value, unless an unflushed change of that link speaks
 * against it, which stays. Records no change. Made for one refresh.
 */
public final class FreshRows {

    private final Tracker tracker;
    private final Consumer<Entry<?>> before;

    /** @param before told of each entry whose row is about to be replaced */
    public FreshRows(Tracker tracker, Consumer<Entry<?>> before) {
        this.tracker = tracker;
        this.before = before;
    }

    /**
     * When told to: the row is now this, and so are the properties.
     *
     * @throws dev.backstitch.error.UsageException at once, where the row says what no object can take
     */
    public <E> Runnable taking(Entry<E> entry, @Nullable Object[] row) {
        Runnable properties = entry.shape().writing(entry.entity(), row);
        return () -> take(entry, row, properties);
    }

    private void take(Entry<?> entry, @Nullable Object[] row, Runnable properties) {
        List<ForeignKeyShape> moving = new ArrayList<>();
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            if (moves(entry, foreignKey, row)) {
                moving.add(foreignKey);
            }
        }
        moving.forEach(foreignKey -> leave(entry, foreignKey));
        replace(entry, row);
        properties.run();
        moving.forEach(foreignKey -> join(entry, foreignKey));
    }

    /** The row names another by a foreign key; of its other columns nothing is known. */
    public <E> void name(Entry<E> entry, ForeignKeyShape foreignKey, @Nullable Object[] values) {
        @Nullable Object[] former = Objects.requireNonNull(entry.row());
        @Nullable Object[] row = former.clone();
        for (int i = 0; i < values.length; i++) {
            row[foreignKey.columns()[i]] = values[i];
        }
        boolean moving = moves(entry, foreignKey, row);
        if (moving) {
            leave(entry, foreignKey);
        }
        replace(entry, row);
        for (int column : entry.shape().decidedProperties(foreignKey.columns())) {
            if (Values.same(former[column], entry.shape().read(entry.entity(), column))) {
                entry.shape().write(entry.entity(), new int[] {column}, row);
            }
        }
        if (moving || !tracker.foreignKeys().isPending(entry, foreignKey)) {
            join(entry, foreignKey);
        }
    }

    private void replace(Entry<?> entry, @Nullable Object[] row) {
        before.accept(entry);
        tracker.reread(entry, row);
    }

    private boolean moves(Entry<?> entry, ForeignKeyShape foreignKey, @Nullable Object[] row) {
        Object former = EntityShape.keyOf(Objects.requireNonNull(entry.row()), foreignKey.columns());
        return !Objects.equals(former, EntityShape.keyOf(row, foreignKey.columns()))
                && !tracker.foreignKeys().isPending(entry, foreignKey);
    }

    /** The entity and what its row named so far do not show each other any more. */
    private void leave(Entry<?> entry, ForeignKeyShape foreignKey) {
        Entry<?> named = tracker.foreignKeys().storedTarget(entry, foreignKey);
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        if (holding == null) {
            for (Link<?> link : holders(named, foreignKey)) {
                LinkAccess.part(link, entry.entity());
            }
            return;
        }
        One<?> link = (One<?>) ForeignKeys.link(entry, holding);
        Object shown = link.isLoaded() ? LinkAccess.peek(link) : named == null ? null : named.entity();
        if (shown != null && holding.counterpart() != null) {
            LinkAccess.part(linkOf(shown, holding.counterpart()), entry.entity());
        }
        LinkAccess.unload(link);
    }

    /** The entity and what its row names now show each other, as far as that is loaded; otherwise reading does it. */
    private void join(Entry<?> entry, ForeignKeyShape foreignKey) {
        Entry<?> owner = tracker.foreignKeys().storedTarget(entry, foreignKey);
        if (owner == null || owner.state() != State.MANAGED || entry.state() != State.MANAGED) {
            return;
        }
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        if (holding == null) {
            for (Link<?> link : holders(owner, foreignKey)) {
                LinkAccess.agree(link, entry.entity(), null);
            }
        } else if (holding.counterpart() != null) {
            Link<?> across = ForeignKeys.link(owner, holding.counterpart());
            if (!(across instanceof One<?> one) || makesWay(one, entry, foreignKey)) {
                show(entry, holding, owner, across);
            }
        }
    }

    private static void show(Entry<?> entry, RelationshipMapping<?, ?> holding, Entry<?> owner, Link<?> across) {
        if (across.isLoaded()) {
            LinkAccess.unload(ForeignKeys.link(entry, holding));
            fill(ForeignKeys.link(entry, holding), owner.entity());
            LinkAccess.agree(across, entry.entity(), null);
        }
    }

    /** Whoever a unique foreign key named the owner for has lost it to this row, unless it was linked since: then this row has to let go. */
    private boolean makesWay(One<?> across, Entry<?> entry, ForeignKeyShape foreignKey) {
        Object occupant = across.isLoaded() ? LinkAccess.peek(across) : null;
        if (occupant == null || occupant == entry.entity()) {
            return true;
        }
        Entry<?> other = tracker.entryOf(occupant);
        Link<?> link = ForeignKeys.link(entry, Objects.requireNonNull(foreignKey.holding()));
        if (other != null && tracker.foreignKeys().isPending(other, foreignKey)) {
            fill(link, null);
            tracker.changes().relinked().add(entry);
            return false;
        }
        LinkAccess.unload(linkOf(occupant, Objects.requireNonNull(foreignKey.holding())));
        fill(across, null);
        return true;
    }

    /** The links of an owner that no reference answers and that go by the foreign key. */
    private static List<Link<?>> holders(@Nullable Entry<?> owner, ForeignKeyShape foreignKey) {
        List<Link<?>> links = new ArrayList<>();
        if (owner != null) {
            for (RelationshipMapping<?, ?> relationship : owner.shape().relationships()) {
                if (relationship.route() instanceof Route.Held held
                        && held.reference().equals(foreignKey.reference())) {
                    links.add(ForeignKeys.link(owner, relationship));
                }
            }
        }
        return links;
    }

    @SuppressWarnings("unchecked") // the object is of the relationship's class
    private static Link<?> linkOf(Object object, RelationshipMapping<?, ?> relationship) {
        return ((RelationshipMapping<Object, ?>) relationship).linkOf(object);
    }

    @SuppressWarnings("unchecked") // the target is of the link's class
    private static void fill(Link<?> link, @Nullable Object target) {
        LinkAccess.fill((One<Object>) link, target);
    }
}
