package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.Attachment;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object and all that it is linked to part of a session. It looks at everything that is reached first and changes after, so that a refusal
 * leaves the session as it was. Made for one call.
 */
final class Reach {

    private final Tracker tracker;

    Reach(Tracker tracker) {
        this.tracker = tracker;
    }

    void from(Object root) {
        enter(reach(root), Set.of());
        tracker.keep(root);
    }

    /** Everything that is reached and that the session does not have. */
    List<Entry<?>> reach(Object root) {
        List<Entry<?>> reached = new ArrayList<>();
        ArrayDeque<Object> waiting = new ArrayDeque<>();
        Collection<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        waiting.add(root);
        while (!waiting.isEmpty()) {
            Object object = waiting.remove();
            if (tracker.entryOf(object) == null && seen.add(object)) {
                Entry<?> entry = entryFor(object);
                reached.add(entry);
                links(entry).forEach(link -> waiting.addAll(LinkAccess.targets(link)));
                LateChanges<?> late = entry.late();
                if (late != null) {
                    waiting.addAll(late.targets());
                }
            }
        }
        return reached;
    }

    /** @param unheard those that have rows, although no session ever heard what they link to */
    void enter(List<Entry<?>> reached, Set<Entry<?>> unheard) {
        reached.forEach(this::goOn);
        reached.forEach(tracker::enter);
        reached.forEach(entry -> hear(entry, unheard));
        reached.forEach(tracker.keyed()::hear);
        reached.forEach(tracker.keyed()::arrived);
    }

    private <E> void goOn(Entry<E> entry) {
        Entry<E> former = formerEntry(entry.shape(), entry.entity());
        if (former != null) {
            former.goesOnAs(entry);
        }
    }

    private <E> Entry<E> entryFor(E object) {
        EntityShape<E> shape = tracker.shapes().of(tracker.shapes().model().entityOf(object));
        Entry<E> former = formerEntry(shape, object);
        @Nullable Object @Nullable [] row = former == null ? linklessRow(shape, object) : former.row();
        Entry<E> entry = new Entry<>(tracker, shape, object, row == null ? State.NEW : State.MANAGED);
        if (former != null) {
            entry.inherit(former.late());
            entry.keepsAs(former);
        }
        if (row != null) {
            entry.succeed(row);
            refuseTwin(tracker, entry);
        }
        return entry;
    }

    private @Nullable Object @Nullable [] linklessRow(EntityShape<?> shape, Object object) {
        LinklessEntities.Known known =
                shape.relationships().isEmpty() ? tracker.shapes().linkless().of(object) : null;
        if (known == null) {
            return null;
        }
        tracker.refuseForeign(known.tracker(), shape);
        return known.row();
    }

    @SuppressWarnings("unchecked") // an object's links hold the entry of that object
    <E> @Nullable Entry<E> formerEntry(EntityShape<E> shape, E object) {
        for (RelationshipMapping<E, ?> relationship : shape.relationships()) {
            Attachment attachment =
                    LinkAccess.attachment(relationship.relationship().linkOf(object));
            if (attachment instanceof Entry<?> former) {
                tracker.refuseForeign(former.tracker(), former.shape());
                return (Entry<E>) former;
            }
        }
        return null;
    }

    /** An entity that is not in the session cannot come where another stands for its row. */
    static void refuseTwin(Tracker tracker, Entry<?> entry) {
        Object key = entry.tracker() == tracker && tracker.entryOf(entry.entity()) != null ? null : entry.key();
        Entry<?> twin = key == null ? null : tracker.find(entry.shape(), key);
        if (twin != null && twin.entity() != entry.entity()) {
            throw new UsageException("the session already holds another object of "
                    + entry.shape().label()
                    + " with the key " + key
                    + ": use that one instead of the object that an ended session loaded; nothing was changed");
        }
    }

    /** The links of a new entity were made before anybody listened; those of one that returns may have been changed since. */
    private <E> void hear(Entry<E> entry, Set<Entry<?>> unheard) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            Link<?> link = entry.link(relationship);
            for (Object target : LinkAccess.targets(link)) {
                Entry<?> other = Objects.requireNonNull(tracker.entryOf(target));
                if (entry.state() == State.NEW
                        || other.state() == State.NEW
                        || unheard.contains(entry)
                        || unheard.contains(other)) {
                    tracker.changes().linked(entry, relationship, link, other);
                }
            }
        }
        if (entry.state() == State.MANAGED) {
            tracker.changes().relinked().add(entry);
        }
        LateChanges<E> late = entry.late();
        if (late != null) {
            late.replay(entry, tracker);
        }
    }

    private static <E> List<Link<?>> links(Entry<E> entry) {
        List<Link<?>> links = new ArrayList<>();
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            links.add(entry.link(relationship));
        }
        return links;
    }
}
