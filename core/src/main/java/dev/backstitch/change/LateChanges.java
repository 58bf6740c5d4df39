package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what became of an entity's links after its session had ended, for the session that it is added to next. */
final class LateChanges<E> {

    private final ChangeLog log;
    private final List<LateChange<E>> changes = new ArrayList<>();
    private boolean discarded;

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
        return all;
    }

    /** Tells the new session of them, in their order. */
    void replay(Entry<E> entry, Tracker tracker) {
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
