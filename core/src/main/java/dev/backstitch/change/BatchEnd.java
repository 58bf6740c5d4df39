package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Lets a batch go. Who stays keeps what it is linked to, and that what it is linked to itself: what a managed object links to is managed. It looks at the loaded links of
 * all that stay. Made for one batch.
 */
final class BatchEnd {

    private final Tracker tracker;
    private final Set<Entry<?>> leaving;
    private final Deque<Entry<?>> staying = new ArrayDeque<>();

    BatchEnd(Tracker tracker, Batch batch) {
        this.tracker = tracker;
        this.leaving = batch.entries();
        leaving.removeIf(entry -> entry.state() != State.MANAGED || waits(entry));
    }

    /** Whether something was linked by its key, which the session has to remember. */
    private static <E> boolean waits(Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            if (!LinkAccess.keys(entry.link(relationship)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    void run() {
        for (Entry<?> entry : tracker.entries()) {
            if (!leaving.contains(entry)) {
                staying.add(entry);
            }
        }
        while (!staying.isEmpty() && !leaving.isEmpty()) {
            keep(staying.remove());
        }
        leaving.forEach(tracker.departures()::letGo);
    }

    private <E> void keep(Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            Link<?> link = entry.link(relationship);
            for (Object target : LinkAccess.peekAll(link)) {
                Entry<?> other = tracker.entryOf(target);
                if (other != null && leaving.remove(other)) {
                    staying.add(other);
                }
            }
        }
    }
}
