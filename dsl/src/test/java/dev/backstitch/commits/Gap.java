package dev.backstitch.commits;

import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipMapping;
import java.util.List;

/**
 * What a flush cannot do yet, although rows could pass one by one: a row has to be updated between two inserts, since it takes the key of a new row and
 * makes room for another, by a unique foreign key that it holds or by a row that it lets go.
 */
final class Gap {

    private final World from;
    private final World to;

    private Gap(World from, World to) {
        this.from = from;
        this.to = to;
    }

    static boolean exists(World from, World to) {
        Gap gap = new Gap(from, to);
        return from.things().stream().filter(to::has).anyMatch(gap::isBetweenInserts);
    }

    private boolean isBetweenInserts(Thing thing) {
        for (RelationshipMapping<?, ?> reference : Plan.of(thing.kind())) {
            Thing before = from.of(thing).named(reference);
            Thing after = to.of(thing).named(reference);
            if (Plan.required(reference) && !after.equals(before) && !from.has(after)) {
                boolean goes = !to.has(before);
                if (isTaken(thing) || (goes && isTaken(before))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether another row takes a value that this one has. */
    private boolean isTaken(Thing thing) {
        for (List<Column<?, ?>> key : Plan.keys(thing.kind())) {
            List<Object> value = from.of(thing).key(key);
            if (value != null
                    && to.things(thing.kind()).stream()
                            .anyMatch(each -> !each.equals(thing)
                                    && value.equals(to.of(each).key(key)))) {
                return true;
            }
        }
        return false;
    }
}
