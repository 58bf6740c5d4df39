package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows that go with deleted entities although nobody loaded them: those an owner owns, where the foreign key does not delete them itself. */
final class Dependents {

    private final TableOrder tables;

    Dependents(TableOrder tables) {
        this.tables = tables;
    }

    /** @param removed of one table, whose classes may differ */
    List<Step> of(List<Entry<?>> removed) {
        Map<EntityShape<?>, List<Entry<?>>> byClass = new LinkedHashMap<>();
        removed.forEach(entry ->
                byClass.computeIfAbsent(entry.shape(), any -> new ArrayList<>()).add(entry));
        List<Step> steps = new ArrayList<>();
        byClass.forEach((shape, some) -> {
            for (Descent way : tables.descents(shape)) {
                int[] places =
                        EntityShape.indexesOf(shape.mapping(), way.first().targetColumns());
                steps.add(new ReleaseRows(way, places, List.copyOf(some), true));
            }
        });
        return steps;
    }
}
