package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Shapes;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.List;

/** Finds the rows that go with deleted entities although nobody loaded them: those an owner owns, where the foreign key does not delete them itself. */
final class Dependents {

    private Dependents() {}

    static List<Step> of(Shapes shapes, EntityShape<?> shape, List<Entry<?>> removed) {
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
