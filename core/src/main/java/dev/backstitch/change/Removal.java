package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import java.util.List;

/** Takes an entity out of every link that holds it, so that no loaded end shows what is to be deleted. */
final class Removal {

    private Removal() {}

    static <E> void unlink(Tracker tracker, Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            release(entry.link(relationship));
        }
        for (Entry<?> holder : List.copyOf(tracker.entries())) {
            releaseFrom(holder, entry);
        }
    }

    private static <T> void release(Link<T> link) {
        if (link instanceof One<T> one) {
            if (one.isLoaded()) {
                one.set(null);
            }
        } else if (link instanceof Many<T> many) {
            for (T target : LinkAccess.peek(many)) {
                many.remove(target);
            }
        }
    }

    /** Only where no end of the removed entity answers: the others let go together with it. */
    private static <H> void releaseFrom(Entry<H> holder, Entry<?> removed) {
        for (RelationshipMapping<H, ?> relationship : holder.shape().relationships()) {
            if (relationship.counterpart() == null
                    && relationship.target() == removed.shape().mapping()) {
                releaseTarget(holder.link(relationship), removed.entity());
            }
        }
    }

    private static <T> void releaseTarget(Link<T> link, Object removed) {
        if (!LinkAccess.holds(link, removed)) {
            return;
        }
        if (link instanceof One<T> one) {
            one.set(null);
        } else if (link instanceof Many<T> many) {
            many.remove(removed);
        }
    }
}
