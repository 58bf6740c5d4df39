package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.Attachment;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
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

    /** How many objects are compared one by one. */
    private static final int FEW = 4;

    private final Tracker tracker;
    private @Nullable Set<Object> seen;

    /** Whether something was in a session before. */
    private boolean returning;

    /** Whether something was linked by its key. */
    private boolean keyed;

    Reach(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The entry that the root has now. */
    Entry<?> from(Object root) {
        List<Entry<?>> reached = reach(root);
        enter(reached, Set.of());
        return reached.get(0);
    }

    /** Everything that is reached and that the session does not have. */
    List<Entry<?>> reach(Object root) {
        List<Entry<?>> reached = new ArrayList<>(FEW);
        arrive(root, reached);
        for (int next = 0; next < reached.size(); next++) {
            follow(reached.get(next), reached);
        }
        return reached;
    }

    private <E> void follow(Entry<E> entry, List<Entry<?>> reached) {
        List<RelationshipMapping<E, ?>> relationships = entry.shape().relationships();
        for (int i = 0; i < relationships.size(); i++) {
            Link<?> link = entry.link(relationships.get(i));
            List<?> targets = LinkAccess.targets(link);
            for (int t = 0; t < targets.size(); t++) {
                arrive(targets.get(t), reached);
            }
            keyed |= !LinkAccess.keys(link).isEmpty();
        }
        LateChanges<E> late = entry.late();
        if (late != null) {
            late.targets().forEach(target -> arrive(target, reached));
        }
    }

    private void arrive(Object object, List<Entry<?>> reached) {
        if (tracker.entryOf(object) == null && isFirst(object, reached)) {
            reached.add(entryFor(object));
        }
    }

    /** A hot path: most calls reach one object, for which no set is needed. */
    private boolean isFirst(Object object, List<Entry<?>> reached) {
        if (seen != null) {
            return seen.add(object);
        }
        for (Entry<?> entry : reached) {
            if (entry.entity() == object) {
                return false;
            }
        }
        if (reached.size() == FEW) {
            seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Entry<?> entry : reached) {
                seen.add(entry.entity());
            }
            seen.add(object);
        }
        return true;
    }

    /**
     * A hot path, as the others here: a graph of new objects comes one by one, and neither a lambda nor an iterator is made for each.
     *
     * @param unheard those that have rows, although no session ever heard what they link to
     */
    void enter(List<Entry<?>> reached, Set<Entry<?>> unheard) {
        if (returning) {
            reached.forEach(this::goOn);
        }
        for (int i = 0; i < reached.size(); i++) {
            tracker.enter(reached.get(i));
        }
        for (int i = 0; i < reached.size(); i++) {
            hear(reached.get(i), unheard);
        }
        if (keyed) {
            reached.forEach(tracker.keyed()::hear);
        }
        for (int i = 0; i < reached.size(); i++) {
            tracker.keyed().arrived(reached.get(i));
        }
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
            returning = true;
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
        refuseForeign(tracker, known.tracker(), shape);
        return known.row();
    }

    @SuppressWarnings("unchecked") // an object's links hold the entry of that object
    <E> @Nullable Entry<E> formerEntry(EntityShape<E> shape, E object) {
        for (RelationshipMapping<E, ?> relationship : shape.relationships()) {
            Attachment attachment = LinkAccess.attachment(relationship.linkOf(object));
            if (attachment instanceof Entry<?> former) {
                refuseForeign(tracker, former.tracker(), former.shape());
                return (Entry<E>) former;
            }
        }
        return null;
    }

    /** An entity of another open session is that one's. */
    static void refuseForeign(Tracker tracker, Tracker other, EntityShape<?> shape) {
        if (other != tracker && other.open()) {
            throw new UsageException(
                    "an object of " + shape.label()
                            + " belongs to another open session: load it in this one, or end the other first; nothing was changed");
        }
    }

    /** An entity that is not in the session cannot come where another stands for its row. */
    static void refuseTwin(Tracker tracker, Entry<?> entry) {
        Object key = isOf(tracker, entry) ? null : entry.key();
        Entry<?> twin = key == null ? null : tracker.find(entry.shape(), key);
        if (twin != null && twin.entity() != entry.entity()) {
            throw new UsageException("the session already holds another object of "
                    + entry.shape().label()
                    + " with the key " + key
                    + ": use that one instead of the object that an ended session loaded; nothing was changed");
        }
    }

    /** A hot path: mostly the entry is the session's, which needs no look at the entity. */
    private static boolean isOf(Tracker tracker, Entry<?> entry) {
        return entry.tracker() == tracker
                && (tracker.identityMap().has(entry) || tracker.entryOf(entry.entity()) != null);
    }

    /** The links of a new entity were made before anybody listened; those of one that returns may have been changed since. */
    private <E> void hear(Entry<E> entry, Set<Entry<?>> unheard) {
        List<RelationshipMapping<E, ?>> relationships = entry.shape().relationships();
        for (int i = 0; i < relationships.size(); i++) {
            RelationshipMapping<E, ?> relationship = relationships.get(i);
            Link<?> link = entry.link(relationship);
            List<?> targets = LinkAccess.targets(link);
            for (int t = 0; t < targets.size(); t++) {
                Entry<?> other = Objects.requireNonNull(tracker.identityMap().of(targets.get(t), relationship));
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
}
