package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets entities leave a session while it goes on, as the session's end does to all of them. Where the session reads the row of one anew, as another object, that
 * one takes its place in links. Keeps none of them alive; lives as long as its tracker.
 */
final class Departures {

    private final Tracker tracker;
    private final Map<Row, Gone> departed = new HashMap<>();
    private final ReferenceQueue<Entry<?>> collected = new ReferenceQueue<>();
    private @Nullable Tracker ended;
    private @Nullable Tracker past;

    private record Row(EntityShape<?> shape, Object key) {}

    /** An entry that left, as long as somebody has its object. */
    private static final class Gone extends WeakReference<Entry<?>> {
        private final Row row;

        Gone(Row row, Entry<?> entry, ReferenceQueue<Entry<?>> queue) {
            super(entry, queue);
            this.row = row;
        }
    }

    Departures(Tracker tracker) {
        this.tracker = tracker;
    }

    void leave(Object entity) {
        Entry<?> entry = tracker.entryOf(entity);
        if (entry == null) {
            throw new UsageException("detach: the "
                    + tracker.shapes().model().entityOf(entity).label() + " object is not in this session");
        }
        if (entry.state() == State.REMOVED) {
            throw refusal(entry, "is to be deleted by this session: undelete it, or flush, before");
        }
        if (new UnwrittenLinks(tracker).concern(entry)) {
            throw refusal(
                    entry, "has links that are not written yet: flush, or take them back, before; nothing was changed");
        }
        leave(entry, ended());
    }

    /** An entity leaves with the batch by which it came; nothing of it is to be written. */
    void letGo(Entry<?> entry) {
        leave(entry, past());
        for (Reference<?> each = collected.poll(); each != null; each = collected.poll()) {
            departed.remove(((Gone) each).row, each);
        }
    }

    private static UsageException refusal(Entry<?> entry, String why) {
        return new UsageException("detach: the " + entry.shape().label() + " object " + why);
    }

    private <E> void leave(Entry<E> entry, Tracker to) {
        State before = entry.state();
        tracker.forget(entry);
        Entry<E> outside = new Entry<>(to, entry.shape(), entry.entity(), State.DETACHED);
        @Nullable Object[] row = entry.row();
        if (row != null) {
            outside.succeed(row);
            outside.keepsAs(entry);
            entry.goesOnAs(outside);
            EntityLinks.attach(outside);
            to.rememberLinkless(outside);
            Object key = outside.key();
            if (key != null) {
                remember(new Row(outside.shape(), key), outside);
            }
        }
        tracker.log().note(() -> {
            entry.become(before);
            entry.goesOnAs(null);
            tracker.put(entry);
        });
    }

    private Tracker ended() {
        Tracker known = ended;
        if (known == null) {
            known = tracker.forDeparted("its object was detached from its session:");
            ended = known;
        }
        return known;
    }

    private Tracker past() {
        Tracker known = past;
        if (known == null) {
            known = tracker.forDeparted("its object left the session with a past chunk of a stream:");
            past = known;
        }
        return known;
    }

    private boolean isOurs(Tracker other) {
        return other == ended || other == past;
    }

    private void remember(Row row, Entry<?> outside) {
        departed.put(row, new Gone(row, outside, collected));
    }

    /** Whether the object left this session, and did not come back. */
    boolean left(Object entity) {
        return (ended != null || past != null) && tracker.entryOf(entity) == null && outside(entity) != null;
    }

    /** The entry of an object that a relationship links, and that the session has, or that left it. */
    @Nullable
    Entry<?> entryOf(Object linked, RelationshipMapping<?, ?> by) {
        Entry<?> entry = tracker.identityMap().of(linked, by);
        return entry != null || (ended == null && past == null) ? entry : outside(linked);
    }

    private <E> @Nullable Entry<E> outside(E entity) {
        EntityShape<E> shape = tracker.shapes().of(tracker.shapes().model().entityOf(entity));
        Entry<E> former = new Reach(tracker).formerEntry(shape, entity);
        if (former != null) {
            return isOurs(former.tracker()) ? former : null;
        }
        LinklessEntities.Known known =
                shape.relationships().isEmpty() ? tracker.shapes().linkless().of(entity) : null;
        if (known == null || !isOurs(known.tracker()) || known.row() == null) {
            return null;
        }
        Entry<E> outside = new Entry<>(known.tracker(), shape, entity, State.DETACHED);
        outside.succeed(known.row());
        return outside;
    }

    /** A row was read: who stood for it, and left, no longer stands in the links of this session's objects. */
    void arrived(Entry<?> entry) {
        Object key = departed.isEmpty() ? null : entry.key();
        Row row = key == null ? null : new Row(entry.shape(), key);
        Gone former = row == null ? null : departed.remove(row);
        Entry<?> outside = former == null ? null : former.get();
        if (row != null && outside != null && outside.entity() != entry.entity()) {
            tracker.log().note(() -> remember(row, outside));
            giveWay(outside);
        }
    }

    private <E> void giveWay(Entry<E> outside) {
        for (RelationshipMapping<E, ?> relationship : outside.shape().relationships()) {
            giveWay(outside, relationship);
        }
    }

    private <E, T> void giveWay(Entry<E> outside, RelationshipMapping<E, T> relationship) {
        Link<T> link = outside.link(relationship);
        boolean shared = false;
        for (T target : LinkAccess.peekAll(link)) {
            if (tracker.entryOf(target) != null) {
                shared = true;
                RelationshipMapping<T, ?> counterpart = counterpart(relationship);
                if (counterpart != null) {
                    LinkAccess.part(counterpart.linkOf(target), outside.entity());
                }
            }
        }
        if (shared) {
            LinkAccess.unload(link);
        }
    }

    @SuppressWarnings("unchecked") // the counterpart's owners are the relationship's targets
    private static <T> @Nullable RelationshipMapping<T, ?> counterpart(RelationshipMapping<?, T> relationship) {
        return (RelationshipMapping<T, ?>) relationship.counterpart();
    }
}
