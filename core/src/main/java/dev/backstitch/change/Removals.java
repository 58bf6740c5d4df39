package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes entities that are to be deleted out of every link that holds them, so that no loaded end shows them, and remembers what that took, for the case
 * that they are kept after all. Lives as long as its tracker.
 */
final class Removals {

    private final Tracker tracker;
    private final Map<Entry<?>, Removed> removed = new LinkedHashMap<>();

    Removals(Tracker tracker) {
        this.tracker = tracker;
    }

    /** What the deletion took from an entity, and which links were loaded without it since. */
    private static final class Removed {
        private final List<Lost<?>> lost = new ArrayList<>();
        private final List<Hidden> hidden = new ArrayList<>();
        private final List<Unread<?>> unread = new ArrayList<>();
    }

    private record Lost<T>(Link<T> link, T target) {}

    /** A link that was not loaded: it shows nothing while its object is to be deleted. */
    private record Unread<T>(Link<T> link, @Nullable Object before) {}

    private record Hidden(Entry<?> owner, RelationshipMapping<?, ?> relationship) {}

    /** Takes an entity out of every link that holds it; its row is deleted at the next flush. */
    void remove(Object entity) {
        Entry<?> entry = tracker.entryOf(entity);
        if (entry == null) {
            EntityMapping<?> mapping = tracker.shapes().model().entityOf(entity);
            throw new UsageException("delete: the " + mapping.label()
                    + " object is not in this session; load it here first, or delete it by query");
        }
        if (entry.state() == State.REMOVED) {
            return;
        }
        unlink(entry);
        if (entry.state() == State.NEW) {
            forget(entry);
            tracker.forget(entry);
            tracker.log().note(() -> {
                entry.become(State.NEW);
                tracker.put(entry);
            });
        } else {
            tracker.become(entry, State.REMOVED);
        }
    }

    /** Takes back that an entity was to be deleted. */
    void undo(Object entity) {
        Entry<?> entry = tracker.entryOf(entity);
        if (entry == null || entry.state() != State.REMOVED) {
            throw new UsageException("undelete: the "
                    + tracker.shapes().model().entityOf(entity).label()
                    + " object is not to be deleted by this session: once its row is gone, add it as a new one");
        }
        tracker.become(entry, State.MANAGED);
        undo(entry);
    }

    private <E> void unlink(Entry<E> entry) {
        Removed what = new Removed();
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            Link<?> link = entry.link(relationship);
            release(link, what.lost);
            if (!link.isLoaded() && relationship.counterpart() != null) {
                releaseUnread(relationship, relationship.counterpart(), entry, what.lost);
            }
            if (!link.isLoaded()) {
                what.unread.add(new Unread<>(link, LinkAccess.memento(link)));
                LinkAccess.empty(link);
            }
        }
        for (RelationshipMapping<?, ?> relationship : entry.shape().oneSided()) {
            releaseFromHolders(relationship, entry, what.lost);
        }
        removed.put(entry, what);
    }

    /** A link that is not loaded knows what was changed; besides that, the rows in the session tell who holds the entity. */
    private void releaseUnread(
            RelationshipMapping<?, ?> relationship,
            RelationshipMapping<?, ?> counterpart,
            Entry<?> entry,
            List<Lost<?>> lost) {
        if (relationship.route() instanceof Route.Held) {
            for (Entry<?> holder : tracker.naming().all(relationship, entry)) {
                releaseFrom(ForeignKeys.link(holder, counterpart), entry.entity(), lost);
            }
        } else {
            releaseFromHolders(counterpart, entry, lost);
        }
    }

    /** Where no end of the removed entity knows who holds it, all are asked who may. */
    private void releaseFromHolders(RelationshipMapping<?, ?> relationship, Entry<?> entry, List<Lost<?>> lost) {
        for (Entry<?> holder : entriesOf(relationship.source())) {
            releaseFrom(ForeignKeys.link(holder, relationship), entry.entity(), lost);
        }
    }

    /** Those of a table, as they are now. */
    private List<Entry<?>> entriesOf(EntityMapping<?> mapping) {
        List<Entry<?>> all = new ArrayList<>(tracker.entriesWithRows(mapping));
        for (Entry<?> entry : tracker.fresh()) {
            if (entry.shape().mapping().isA(mapping)) {
                all.add(entry);
            }
        }
        return all;
    }

    /** A link was loaded without a removed entity that its row names. */
    void hide(Entry<?> entry, Entry<?> owner, RelationshipMapping<?, ?> relationship) {
        Removed what = removed.get(entry);
        if (what != null) {
            what.hidden.add(new Hidden(owner, relationship));
        }
    }

    /** The entity stays: what was loaded without it shows it. */
    void keep(Entry<?> entry) {
        Removed what = removed.remove(entry);
        if (what != null) {
            tracker.changes().revived(entry);
            what.unread.forEach(Removals::unread);
            what.hidden.forEach(hidden -> show(entry, hidden));
        }
    }

    /** Rows say again what is linked, besides what was linked meanwhile. */
    private static <T> void unread(Unread<T> unread) {
        LinkAccess.goBack(unread.link(), unread.before());
    }

    /** The entity stays, and has the links again that nothing else took the place of. */
    private void undo(Entry<?> entry) {
        Removed what = removed.get(entry);
        if (what != null) {
            List.copyOf(what.lost).forEach(this::link);
        }
        keep(entry);
    }

    /** What removed entities were linked to by foreign keys that named them, and are not any more. */
    List<LostOwner> lostOwners() {
        List<LostOwner> all = new ArrayList<>();
        removed.forEach((gone, what) -> {
            for (Lost<?> lost : what.lost) {
                Entry<?> holder = tracker.entryOf(LinkAccess.owner(lost.link()));
                Entry<?> held = tracker.entryOf(lost.target());
                Route route = tracker.shapes()
                        .of((RelationshipDefinition<?, ?>) LinkAccess.end(lost.link()))
                        .route();
                if (holder == gone && held != null && route instanceof Route.Held across) {
                    all.add(new LostOwner(held, gone, across.reference()));
                } else if (held == gone && holder != null && route instanceof Route.Holding holding) {
                    all.add(new LostOwner(holder, gone, holding.reference()));
                }
            }
            for (Hidden hidden : what.hidden) {
                if (hidden.relationship().route() instanceof Route.Holding holding) {
                    Entry<?> child = hidden.owner();
                    all.add(new LostOwner(child, gone, holding.reference()));
                }
            }
        });
        return all;
    }

    Set<Entry<?>> entries() {
        return removed.keySet();
    }

    boolean isEmpty() {
        return removed.isEmpty();
    }

    private void forget(Entry<?> entry) {
        removed.remove(entry);
    }

    void clear() {
        removed.clear();
    }

    private static <T> void release(Link<T> link, List<Lost<?>> lost) {
        for (T target : LinkAccess.targets(link)) {
            release(link, target, lost);
        }
    }

    @SuppressWarnings("unchecked") // what is held is of the link's class
    private static <T> void releaseFrom(Link<T> link, Object entity, List<Lost<?>> lost) {
        if (LinkAccess.holds(link, entity)) {
            release(link, (T) entity, lost);
        }
    }

    private static <T> void release(Link<T> link, T target, List<Lost<?>> lost) {
        LinkAccess.unlink(link, target);
        lost.add(new Lost<>(link, target));
    }

    private <T> void link(Lost<T> lost) {
        Entry<?> owner = tracker.entryOf(LinkAccess.owner(lost.link()));
        Entry<?> target = tracker.entryOf(lost.target());
        if (owner == null || target == null) {
            return;
        }
        Entry<?> removedToo = owner.state() == State.REMOVED ? owner : target.state() == State.REMOVED ? target : null;
        if (removedToo != null) {
            Objects.requireNonNull(removed.get(removedToo)).lost.add(lost); // linked when that is kept as well
        } else if (LinkAccess.hasRoom(lost.link(), lost.target())) {
            LinkAccess.link(lost.link(), lost.target());
        }
    }

    private static void show(Entry<?> entry, Hidden hidden) {
        RelationshipMapping<?, ?> counterpart = hidden.relationship().counterpart();
        @Nullable Link<?> across = counterpart == null ? null : ForeignKeys.link(entry, counterpart);
        LinkAccess.agree(ForeignKeys.link(hidden.owner(), hidden.relationship()), entry.entity(), across);
    }
}
