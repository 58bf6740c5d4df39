package dev.backstitch.flush;

import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A way down from rows to others that belong to them, foreign key by foreign key: what an owner owns, and what ON DELETE CASCADE takes along. It tells which
 * rows have to be deleted although nobody loaded them, nor what they belong to. Immutable.
 *
 * @param steps the foreign keys, that which names the rows where the way begins first
 */
public record Descent(List<Step> steps) {

    public Descent {
        steps = List.copyOf(steps);
    }

    /**
     * One foreign key of the way.
     *
     * @param reference the foreign key
     * @param loops those by which rows of its table belong to others of the same table, to any depth; none where the way ends and PostgreSQL deletes them
     */
    public record Step(Reference reference, List<Reference> loops) {

        public Step {
            loops = List.copyOf(loops);
        }
    }

    /** The way of one step to what names the rows. */
    static Descent to(Reference reference) {
        return new Descent(List.of(new Step(reference, List.of())));
    }

    /** The foreign key of the rows where the way ends. */
    public Reference reference() {
        return steps.get(steps.size() - 1).reference();
    }

    /** The foreign key that names the rows where the way begins. */
    public Reference first() {
        return steps.get(0).reference();
    }

    /** The ways to all rows that PostgreSQL does not delete by itself with those of an entity, the longest before those that they begin with. */
    static List<Descent> from(Model model, EntityMapping<?> entity) {
        List<Descent> ways = new ArrayList<>();
        goDown(model, entity, List.of(), Set.of(entity.root()), ways);
        return ways;
    }

    /** The ways from rows that stay to those that name them by one foreign key, and to what belongs to these: nothing deletes them by itself. */
    static List<Descent> through(Model model, Reference reference) {
        List<Descent> ways = new ArrayList<>();
        follow(model, reference, List.of(), Set.of(reference.target().root()), ways);
        if (cascades(reference) && ways.stream().noneMatch(way -> way.steps().size() == 1)) {
            ways.add(to(reference));
        }
        return ways;
    }

    /** The tables whose rows may belong to those of an entity, at any depth. */
    static Set<EntityMapping<?>> below(Model model, EntityMapping<?> entity) {
        Set<EntityMapping<?>> below = new LinkedHashSet<>();
        ArrayDeque<EntityMapping<?>> waiting = new ArrayDeque<>(List.of(entity));
        while (!waiting.isEmpty()) {
            for (EntityMapping<?> next : belonging(model, waiting.remove())) {
                if (below.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return below;
    }

    private static Set<EntityMapping<?>> belonging(Model model, EntityMapping<?> entity) {
        Set<EntityMapping<?>> all = new LinkedHashSet<>();
        for (EntityMapping<?> source : model.entities()) {
            for (Reference reference : source.ownReferences()) {
                if (entity.sharesRowsWith(reference.target()) && belongs(reference)) {
                    all.add(source);
                }
            }
        }
        return all;
    }

    private static void goDown(
            Model model, EntityMapping<?> entity, List<Step> way, Set<EntityMapping<?>> seen, List<Descent> ways) {
        for (EntityMapping<?> source : model.entities()) {
            for (Reference reference : source.ownReferences()) {
                boolean concerned =
                        way.isEmpty() ? entity.isA(reference.target()) : entity.sharesRowsWith(reference.target());
                boolean known = seen.contains(source.root()) && !(way.isEmpty() && loops(reference));
                if (concerned && !known && belongs(reference)) {
                    follow(model, reference, way, seen, ways);
                }
            }
        }
    }

    private static void follow(
            Model model, Reference reference, List<Step> way, Set<EntityMapping<?>> seen, List<Descent> ways) {
        List<Reference> loops = new ArrayList<>();
        for (EntityMapping<?> member : reference.source().root().family()) {
            member.ownReferences().stream()
                    .filter(each -> loops(each) && belongs(each))
                    .forEach(loops::add);
        }
        List<Step> on = new ArrayList<>(way);
        on.add(new Step(reference, loops));
        Set<EntityMapping<?>> known = new HashSet<>(seen);
        known.add(reference.source().root());
        goDown(model, reference.source(), on, known, ways);
        boolean alone = loops.stream().allMatch(Descent::cascades);
        if (!cascades(reference) || !alone) {
            on.set(way.size(), new Step(reference, alone ? List.of() : loops));
            ways.add(new Descent(on));
        }
    }

    /** Whether rows of a table name others of it. */
    private static boolean loops(Reference reference) {
        return reference.source().root() == reference.target().root();
    }

    private static boolean cascades(Reference reference) {
        return reference.onDelete() == ReferentialAction.CASCADE;
    }

    /** Whether rows go with those that they name. */
    private static boolean belongs(Reference reference) {
        return cascades(reference) || owned(reference);
    }

    private static boolean owned(Reference reference) {
        for (RelationshipMapping<?, ?> relationship : reference.target().relationships()) {
            if (relationship.owned()
                    && relationship.route() instanceof Route.Held held
                    && held.reference().equals(reference)) {
                return true;
            }
        }
        return false;
    }
}
