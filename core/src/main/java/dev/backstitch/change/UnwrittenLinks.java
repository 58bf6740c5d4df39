package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;

/** Tells whether a flush would write a link of an entity, at either end. Made for one call. */
final class UnwrittenLinks {

    private final Tracker tracker;
    private final LinkChanges changes;

    UnwrittenLinks(Tracker tracker) {
        this.tracker = tracker;
        this.changes = tracker.changes();
    }

    boolean concern(Entry<?> entry) {
        return linksOf(entry)
                || changes.relinked().stream().anyMatch(other -> names(other, entry))
                || tracker.fresh().stream().anyMatch(other -> names(other, entry))
                || changes.pairs().any(pair -> pair.from() == entry || pair.to() == entry)
                || changes.unseen().stream().anyMatch(unseen -> unseen.owner() == entry);
    }

    /** Its own: of a new one, every link to an object of the session is still to be written. */
    private <E> boolean linksOf(Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            Link<?> link = entry.link(relationship);
            if (!LinkAccess.keys(link).isEmpty()
                    || (entry.state() == State.NEW && !LinkAccess.peekAll(link).isEmpty())
                    || tracker.positions().areToBeWritten(entry, relationship)) {
                return true;
            }
        }
        return entry.state() != State.NEW
                && entry.shape().foreignKeys().stream()
                        .anyMatch(foreignKey -> tracker.foreignKeys().isPending(entry, foreignKey));
    }

    /** Whether a foreign key that is to be written names the entity, or did. */
    private boolean names(Entry<?> other, Entry<?> entry) {
        for (ForeignKeyShape foreignKey : other.shape().foreignKeys()) {
            if (tracker.foreignKeys().isPending(other, foreignKey)
                    && (tracker.foreignKeys().target(other, foreignKey) == entry
                            || tracker.foreignKeys().storedTarget(other, foreignKey) == entry)) {
                return true;
            }
        }
        return false;
    }
}
