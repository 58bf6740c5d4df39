package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Shapes;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows that go with deleted entities although nobody loaded them: those an owner owns, where the foreign key does not delete them itself. */
final class Dependents {

    private Dependents() {}

    /** @param removed of one table, whose classes may differ */
    static List<Step> of(Shapes shapes, List<Entry<?>> removed) {
        Map<EntityShape<?>, List<Entry<?>>> byClass = new LinkedHashMap<>();
        removed.forEach(entry ->
                byClass.computeIfAbsent(entry.shape(), any -> new ArrayList<>()).add(entry));
        List<Step> steps = new ArrayList<>();
        byClass.forEach((shape, some) -> steps.addAll(of(shapes, shape, some)));
        return steps;
    }

    private static List<Step> of(Shapes shapes, EntityShape<?> shape, List<Entry<?>> removed) {
        List<Step> steps = new ArrayList<>();
        for (RelationshipMapping<?, ?> relationship : shape.relationships()) {
            if (relationship.owned()
                    && relationship.route() instanceof Route.Held held
                    && held.reference().onDelete() != ReferentialAction.CASCADE) {
                int[] places = EntityShape.indexesOf(
                        shapes.of(relationship.source()).mapping(),
                        held.reference().targetColumns());
                steps.add(new ReleaseRows(held.reference(), places, List.copyOf(removed), true));
            }
        }
        return steps;
    }
}
