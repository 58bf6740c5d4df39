package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Remembers what became of an entity's links after its session had ended, for the session that it is added to next. */
final class LateChanges<E> {

    private final ChangeLog log;
    private final List<LateChange<E>> changes = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private boolean discarded;

    /** What the session had written, or was to write, when it was rolled back. */
    private interface Written {
        /** The other object that it names; null where it names none. */
        @Nullable
        Object target();

        void tell(Entry<?> entry, @Nullable Entry<?> other, Tracker tracker);
    }

    private record WrittenPair(
            AssociationMapping association, Object target, boolean eitherWay, PairChanges.Change change)
            implements Written {

        @Override
        public void tell(Entry<?> entry, @Nullable Entry<?> other, Tracker tracker) {
            Pair pair = eitherWay
                    ? Pair.unordered(association, entry, Objects.requireNonNull(other))
                    : Pair.ordered(association, entry, Objects.requireNonNull(other));
            switch (change) {
                case ADDED -> tracker.changes().pairs().add(pair, true);
                case ADDED_UNSEEN -> tracker.changes().pairs().add(pair, false);
                case REMOVED -> tracker.changes().pairs().remove(pair, true);
                case REMOVED_UNSEEN -> tracker.changes().pairs().remove(pair, false);
            }
        }
    }

    private record WrittenAdoption(RelationshipMapping<?, ?> relationship, Object target, boolean taken)
            implements Written {

        @Override
        public void tell(Entry<?> entry, @Nullable Entry<?> other, Tracker tracker) {
            Entry<?> child = Objects.requireNonNull(other);
            if (taken) {
                tracker.foreignKeys().adopt(relationship, child, entry);
            } else {
                tracker.foreignKeys().release(relationship, child, entry);
            }
            tracker.changes().relinked().add(child);
        }
    }

    private record Released(RelationshipMapping<?, ?> relationship) implements Written {

        @Override
        public @Nullable Object target() {
            return null;
        }

        @Override
        public void tell(Entry<?> entry, @Nullable Entry<?> other, Tracker tracker) {
            tracker.changes().unseen().add(new LinkChanges.Unseen(relationship, entry));
        }
    }

    /** What became of a link. */
    private enum Kind {
        LINKED,
        UNLINKED,
        REORDERED
    }

    /** @param target what was linked or unlinked; null where a reference was emptied that was not loaded */
    private record LateChange<E>(
            RelationshipMapping<E, ?> relationship,
            @Nullable Object target,
            Kind kind) {}

    LateChanges(ChangeLog log) {
        this.log = log;
    }

    void linked(RelationshipMapping<E, ?> relationship, Object target) {
        add(new LateChange<>(relationship, target, Kind.LINKED));
    }

    void unlinked(RelationshipMapping<E, ?> relationship, @Nullable Object target) {
        add(new LateChange<>(relationship, target, Kind.UNLINKED));
    }

    void reordered(RelationshipMapping<E, ?> relationship) {
        add(new LateChange<>(relationship, null, Kind.REORDERED));
    }

    /** The entity is to be deleted by the session it is added to. */
    void discarded() {
        boolean before = discarded;
        discarded = true;
        log.note(() -> discarded = before);
    }

    void pair(AssociationMapping association, Object other, boolean eitherWay, PairChanges.Change change) {
        written.add(new WrittenPair(association, other, eitherWay, change));
    }

    /** A collection of the entity that no reference answers took an element, or let it go. */
    void adopted(RelationshipMapping<?, ?> relationship, Object child, boolean taken) {
        written.add(new WrittenAdoption(relationship, child, taken));
    }

    /** Whatever row names the entity has to let go. */
    void unseen(RelationshipMapping<?, ?> relationship) {
        written.add(new Released(relationship));
    }

    private void add(LateChange<E> change) {
        changes.add(change);
        log.note(() -> changes.remove(changes.size() - 1));
    }

    /** All that the changes name: what was unlinked is reached from nowhere else. */
    List<Object> targets() {
        List<Object> all = new ArrayList<>();
        for (LateChange<E> change : changes) {
            if (change.target != null) {
                all.add(change.target);
            }
        }
        for (Written each : written) {
            Object target = each.target();
            if (target != null) {
                all.add(target);
            }
        }
        return all;
    }

    /** Tells the new session of them, in their order. */
    void replay(Entry<E> entry, Tracker tracker) {
        for (Written each : written) {
            Object target = each.target();
            each.tell(entry, target == null ? null : tracker.entryOf(target), tracker);
        }
        for (LateChange<E> change : changes) {
            Link<?> link = entry.link(change.relationship);
            Entry<?> other = change.target == null ? null : tracker.entryOf(change.target);
            switch (change.kind) {
                case LINKED -> {
                    if (other != null) {
                        tracker.changes().linked(entry, change.relationship, link, other);
                    }
                }
                case UNLINKED -> tracker.changes().unlinked(entry, change.relationship, link, other);
                case REORDERED -> tracker.positions().changed(entry, change.relationship);
            }
        }
        if (discarded) {
            tracker.remove(entry.entity());
        }
    }
}
