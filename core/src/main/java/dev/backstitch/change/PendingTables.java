package dev.backstitch.change;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a flush would write tables that a query is to read. It compares properties of these tables' entities only, and stops at the first that
 * differs: the flush goes on from there. Made for one query.
 */
public final class PendingTables {

    private final Tracker tracker;
    private final Model model;

    public PendingTables(Tracker tracker) {
        this.tracker = tracker;
        this.model = tracker.shapes().model();
    }

    /** @param detector learns which entities it need not compare again */
    public boolean concern(TableSet read, ChangeDetector detector) {
        TableSet seen = withWhatCounts(read);
        return linksConcern(seen)
                || rowsConcern(seen)
                || deletionsConcern(seen)
                || propertiesConcern(seen, detector)
                || tracker.shapes().followers().concern(tracker, read, detector);
    }

    /** A change of what is owned may count for the owner's version. */
    private TableSet withWhatCounts(TableSet read) {
        List<RelationshipMapping<?, ?>> bumping = tracker.shapes().bumping();
        if (bumping.isEmpty()) {
            return read;
        }
        TableSet all = read.copy();
        for (int i = 0; i < bumping.size(); i++) { // an owner may be owned, so that each round may reach one more
            for (RelationshipMapping<?, ?> relationship : bumping) {
                if (all.contains(relationship.source())) {
                    all.add(relationship.target());
                }
            }
        }
        return all;
    }

    private boolean linksConcern(TableSet read) {
        LinkChanges changes = tracker.changes();
        return any(changes.relinked(), read)
                || changes.pairs().any(pair -> read.contains(pair.association()))
                || changes.unseen().stream()
                        .anyMatch(unseen -> read.contains(unseen.relationship().target()))
                || tracker.keyed().taken().stream()
                        .anyMatch(taken -> read.contains(taken.relationship().target()))
                || tracker.positions().concern(read);
    }

    private boolean rowsConcern(TableSet read) {
        return any(tracker.fresh(), read);
    }

    private static boolean any(Iterable<Entry<?>> entries, TableSet read) {
        for (Entry<?> entry : entries) {
            if (read.contains(entry.shape().mapping())) {
                return true;
            }
        }
        return false;
    }

    /** With a row go those that name it, or they let go of it. */
    private boolean deletionsConcern(TableSet read) {
        ArrayDeque<EntityMapping<?>> waiting = new ArrayDeque<>();
        tracker.removals().entries().forEach(entry -> waiting.add(entry.shape().mapping()));
        tracker.changes().disowned().forEach(entry -> waiting.add(entry.shape().mapping()));
        Set<EntityMapping<?>> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            EntityMapping<?> deleted = waiting.remove();
            if (seen.add(deleted)) {
                if (read.contains(deleted) || associationsConcern(deleted, read)) {
                    return true;
                }
                for (EntityMapping<?> entity : model.entities()) {
                    for (Reference reference : entity.references()) {
                        if (deleted.sharesRowsWith(reference.target())) {
                            waiting.add(entity);
                        }
                    }
                }
            }
        }
        return false;
    }

    private boolean associationsConcern(EntityMapping<?> deleted, TableSet read) {
        for (AssociationMapping association : model.associations()) {
            boolean names = deleted.sharesRowsWith(association.from().target())
                    || deleted.sharesRowsWith(association.to().target());
            if (names && read.contains(association)) {
                return true;
            }
        }
        return false;
    }

    private boolean propertiesConcern(TableSet read, ChangeDetector detector) {
        for (Entry<?> entry : tracker.entries()) {
            if (entry.state() == State.MANAGED
                    && read.contains(entry.shape().mapping())
                    && detector.changedColumns(entry) != null) {
                detector.knowUnchanged(read, entry);
                return true;
            }
        }
        return false;
    }
}
