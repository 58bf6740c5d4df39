package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Ranks the tables of a model so that a table comes after those its foreign keys name, as far as these form no cycle; in a cycle NOT NULL ones count
 * more than others, and then the order of the model. Made once for a database; immutable.
 */
public final class TableOrder {

    private final int[] ranks;
    private final int[] deletionRanks;
    private final boolean[] afterAllNamed;
    private final List<List<Descent>> descents = new ArrayList<>();
    private final List<Set<EntityMapping<?>>> below = new ArrayList<>();

    public TableOrder(Model model) {
        model.entities().forEach(entity -> descents.add(List.copyOf(Descent.from(model, entity))));
        model.entities().forEach(entity -> below.add(Descent.below(model, entity)));
        ranks = ranks(model, EntityMapping::references);
        deletionRanks = ranks(model, this::namedByItsRowsAndThoseThatGoWithThem);
        afterAllNamed = new boolean[ranks.length];
        model.entities().forEach(entity -> afterAllNamed[entity.ordinal()] = comesAfterAllNamed(entity));
    }

    private boolean comesAfterAllNamed(EntityMapping<?> entity) {
        for (Reference reference : entity.references()) {
            for (EntityMapping<?> named : reference.target().family()) {
                if (ranks[named.ordinal()] >= ranks[entity.ordinal()]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int[] ranks(Model model, Function<EntityMapping<?>, List<Reference>> references) {
        List<EntityMapping<?>> ordered =
                ordered(ordered(model.entities(), references, any -> true), references, Reference::required);
        int[] ranks = new int[ordered.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[ordered.get(rank).ordinal()] = rank;
        }
        return ranks;
    }

    /** What a row names can be deleted only after it, and after what is deleted together with it. */
    private List<Reference> namedByItsRowsAndThoseThatGoWithThem(EntityMapping<?> entity) {
        List<Reference> all = new ArrayList<>(entity.references());
        for (Descent way : descents.get(entity.ordinal())) {
            for (Reference reference : way.reference().source().references()) {
                if (reference.target().root() != entity.root()) {
                    all.add(reference);
                }
            }
        }
        return all;
    }

    /** Whether rows of an entity may belong to those of another, straight or by way of others. */
    boolean isBelow(EntityMapping<?> entity, EntityShape<?> other) {
        return below.get(other.mapping().ordinal()).stream().anyMatch(entity::sharesRowsWith);
    }

    /** The ways to what has to be deleted with rows of an entity. */
    List<Descent> descents(EntityShape<?> shape) {
        return descents.get(shape.mapping().ordinal());
    }

    /** @param counts which foreign keys matter */
    private static List<EntityMapping<?>> ordered(
            List<EntityMapping<?>> entities,
            Function<EntityMapping<?>, List<Reference>> references,
            Predicate<Reference> counts) {
        Set<EntityMapping<?>> ordered = new LinkedHashSet<>();
        Set<EntityMapping<?>> visited = new HashSet<>();
        for (EntityMapping<?> entity : entities) {
            visit(entity, references, counts, visited, ordered);
        }
        return List.copyOf(ordered);
    }

    private static void visit(
            EntityMapping<?> entity,
            Function<EntityMapping<?>, List<Reference>> references,
            Predicate<Reference> counts,
            Set<EntityMapping<?>> visited,
            Set<EntityMapping<?>> ordered) {
        if (visited.add(entity)) {
            for (Reference reference : references.apply(entity)) {
                if (counts.test(reference)) {
                    reference.target().family().forEach(target -> visit(target, references, counts, visited, ordered));
                }
            }
            ordered.add(entity);
        }
    }

    /** The place of the table that keeps the rows of an entity, where it may share that with others: a lower one is deleted last. */
    int rankOfDeletion(EntityShape<?> shape) {
        return deletionRanks[shape.mapping().storage().ordinal()];
    }

    /** Whether all tables that a table's foreign keys name have lower places: it names itself by none, and is in no cycle. */
    boolean isAfterAllNamed(EntityShape<?> shape) {
        return afterAllNamed[shape.mapping().ordinal()];
    }

    /** The place of a table: a lower one is inserted first. */
    public int rank(EntityShape<?> shape) {
        return ranks[shape.mapping().ordinal()];
    }
}
