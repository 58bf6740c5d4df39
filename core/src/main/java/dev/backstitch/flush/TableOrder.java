package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ranks the tables of a model so that a table comes after those its foreign keys name, as far as these form no cycle; otherwise in the order of the
 * model. Made once for a database; immutable.
 */
public final class TableOrder {

    private final int[] ranks;

    public TableOrder(Model model) {
        List<EntityMapping<?>> ordered = new ArrayList<>();
        Set<EntityMapping<?>> visited = new HashSet<>();
        for (EntityMapping<?> entity : model.entities()) {
            visit(entity, visited, ordered);
        }
        ranks = new int[ordered.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[ordered.get(rank).ordinal()] = rank;
        }
    }

    private static void visit(EntityMapping<?> entity, Set<EntityMapping<?>> visited, List<EntityMapping<?>> ordered) {
        if (visited.add(entity)) {
            for (Reference reference : entity.references()) {
                visit(reference.target(), visited, ordered);
            }
            ordered.add(entity);
        }
    }

    /** The place of a table: a lower one is inserted first and deleted last. */
    public int rank(EntityShape<?> shape) {
        return ranks[shape.mapping().ordinal()];
    }
}
