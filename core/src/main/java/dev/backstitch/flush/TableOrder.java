package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ranks the tables of a model so that a table comes after those its foreign keys name, as far as these form no cycle; in a cycle NOT NULL ones count
 * more than others, and then the order of the model. Made once for a database; immutable.
 */
public final class TableOrder {

    private final int[] ranks;

    public TableOrder(Model model) {
        List<EntityMapping<?>> ordered = ordered(ordered(model.entities(), any -> true), Reference::required);
        ranks = new int[ordered.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[ordered.get(rank).ordinal()] = rank;
        }
    }

    /** @param counts which foreign keys matter */
    private static List<EntityMapping<?>> ordered(List<EntityMapping<?>> entities, Predicate<Reference> counts) {
        Set<EntityMapping<?>> ordered = new LinkedHashSet<>();
        Set<EntityMapping<?>> visited = new HashSet<>();
        for (EntityMapping<?> entity : entities) {
            visit(entity, counts, visited, ordered);
        }
        return List.copyOf(ordered);
    }

    private static void visit(
            EntityMapping<?> entity,
            Predicate<Reference> counts,
            Set<EntityMapping<?>> visited,
            Set<EntityMapping<?>> ordered) {
        if (visited.add(entity)) {
            for (Reference reference : entity.references()) {
                if (counts.test(reference)) {
                    reference.target().family().forEach(target -> visit(target, counts, visited, ordered));
                }
            }
            ordered.add(entity);
        }
    }

    /** The place of the table that keeps the rows of an entity, where it may share that with others. */
    int rankOfTable(EntityShape<?> shape) {
        return ranks[shape.mapping().storage().ordinal()];
    }

    /** The place of a table: a lower one is inserted first and deleted last. */
    public int rank(EntityShape<?> shape) {
        return ranks[shape.mapping().ordinal()];
    }
}
