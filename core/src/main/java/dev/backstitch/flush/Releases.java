package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.LinkChanges;
import dev.backstitch.change.RowRef;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the rows that nobody loaded and that have to let go, because a reference from the other side was given another value. */
final class Releases {

    private static final Comparator<RelationshipMapping<?, ?>> BY_TABLE =
            Comparator.<RelationshipMapping<?, ?>>comparingInt(
                            relationship -> relationship.source().ordinal())
                    .thenComparing(RelationshipMapping::name);

    private Releases() {}

    static List<Step> of(Tracker tracker) {
        Map<RelationshipMapping<?, ?>, List<RowRef>> owners = new TreeMap<>(BY_TABLE);
        for (LinkChanges.Unseen unseen : tracker.changes().unseen()) {
            if (unseen.owner().row() != null) {
                owners.computeIfAbsent(unseen.relationship(), any -> new ArrayList<>())
                        .add(unseen.owner());
            }
        }
        List<Step> steps = new ArrayList<>();
        owners.forEach((relationship, rows) -> {
            if (relationship.route() instanceof Route.Held held) {
                int[] named = EntityShape.indexesOf(
                        relationship.source(), held.reference().targetColumns());
                for (List<RowRef> chunk : Batches.chunks(KeyOrder.stored(rows))) {
                    ways(tracker, relationship, held.reference())
                            .forEach(way -> steps.add(new ReleaseRows(way, named, chunk, relationship.owned())));
                }
            }
        });
        return steps;
    }

    /** What is owned goes with all that belongs to it. */
    private static List<Descent> ways(Tracker tracker, RelationshipMapping<?, ?> relationship, Reference reference) {
        return relationship.owned()
                ? Descent.through(tracker.shapes().model(), reference)
                : List.of(Descent.to(reference));
    }
}
