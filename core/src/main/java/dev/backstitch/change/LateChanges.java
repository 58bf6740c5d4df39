package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what was linked and unlinked of an entity after its session had ended, for the session that it is added to next. */
final class LateChanges<E> {

    private final List<LateChange<E>> changes = new ArrayList<>();

    /** @param target what was linked or unlinked; null where a reference was emptied that was not loaded */
    private record LateChange<E>(
            RelationshipMapping<E, ?> relationship,
            @Nullable Object target,
            boolean linked) {}

    void linked(RelationshipMapping<E, ?> relationship, Object target) {
        changes.add(new LateChange<>(relationship, target, true));
    }

    void unlinked(RelationshipMapping<E, ?> relationship, @Nullable Object target) {
        changes.add(new LateChange<>(relationship, target, false));
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
            if (!change.linked) {
                tracker.changes().unlinked(entry, change.relationship, link, other);
            } else if (other != null) {
                tracker.changes().linked(entry, change.relationship, link, other);
            }
        }
    }
}
