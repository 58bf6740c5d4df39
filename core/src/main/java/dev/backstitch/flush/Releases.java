package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.LinkChanges;
import dev.backstitch.change.RowRef;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows that nobody loaded and that have to let go, because a reference from the other side was given another value. */
final class Releases {

    private Releases() {}

    static List<Step> of(Tracker tracker) {
        Map<RelationshipMapping<?, ?>, List<RowRef>> owners = new LinkedHashMap<>();
        for (LinkChanges.Unseen unseen : tracker.changes().unseen()) {
            if (unseen.owner().row() != null) {
                owners.computeIfAbsent(unseen.relationship(), any -> new ArrayList<>())
                        .add(unseen.owner());
            }
        }
        List<Step> steps = new ArrayList<>();
        owners.forEach((relationship, entries) -> {
            if (relationship.route() instanceof Route.Held held) {
                steps.add(new ReleaseRows(
                        held.reference(),
                        EntityShape.indexesOf(
                                relationship.source(), held.reference().targetColumns()),
                        entries,
                        relationship.owned()));
            }
        });
        return steps;
    }
}
