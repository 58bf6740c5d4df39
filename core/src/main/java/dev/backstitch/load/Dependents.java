package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import dev.backstitch.change.Values;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Reference;
import dev.backstitch.model.ReferentialAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables whose rows PostgreSQL may change or delete along with others, by what their foreign keys declare. Made for one statement. */
final class Dependents {

    private final Tracker tracker;
    private final Map<EntityMapping<?>, BitSet> columns = new LinkedHashMap<>();
    private final Deque<EntityMapping<?>> reached = new ArrayDeque<>();

    /** @param columns the places of the foreign keys' columns that may have changed */
    record Table(EntityShape<?> shape, int[] columns) {

        EntityMapping<?> mapping() {
            return shape.mapping();
        }

        /** Whether the row has other values in the columns than the session knows. */
        boolean differs(Entry<?> entry, @Nullable Object[] row) {
            return IntStream.of(columns).anyMatch(column -> !Values.same(entry.stored(column), row[column]));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Table table && shape == table.shape && Arrays.equals(columns, table.columns);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(shape);
        }
    }

    private Dependents(Tracker tracker) {
        this.tracker = tracker;
    }

    static Dependents ofDelete(Tracker tracker, EntityMapping<?> deleted) {
        Dependents dependents = new Dependents(tracker);
        for (Reference reference : dependents.namers(deleted)) {
            if (acts(reference.onDelete())) {
                dependents.reach(reference);
            }
        }
        dependents.goOn();
        return dependents;
    }

    /** @param columns the places of those that change */
    static Dependents ofUpdate(Tracker tracker, EntityMapping<?> updated, int[] columns) {
        Dependents dependents = new Dependents(tracker);
        for (Reference reference : dependents.namers(updated)) {
            int[] named = EntityShape.indexesOf(updated, reference.targetColumns());
            boolean concerned =
                    IntStream.of(named).anyMatch(column -> IntStream.of(columns).anyMatch(set -> set == column));
            if (concerned && acts(reference.onUpdate())) {
                dependents.reach(reference);
            }
        }
        dependents.goOn();
        return dependents;
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        columns.forEach((mapping, some) ->
                tables.add(new Table(tracker.shapes().of(mapping), some.stream().toArray())));
        return tables;
    }

    /** What happens to these rows may happen to those that name them. */
    private void goOn() {
        while (!reached.isEmpty()) {
            for (Reference reference : namers(reached.remove())) {
                if (acts(reference.onDelete()) || acts(reference.onUpdate())) {
                    reach(reference);
                }
            }
        }
    }

    private void reach(Reference reference) {
        BitSet known = columns.computeIfAbsent(reference.source(), source -> {
            reached.add(source);
            return new BitSet();
        });
        for (int column : EntityShape.indexesOf(reference.source(), reference.columns())) {
            known.set(column);
        }
    }

    private List<Reference> namers(EntityMapping<?> target) {
        List<Reference> all = new ArrayList<>();
        for (EntityMapping<?> source : tracker.shapes().model().entities()) {
            for (Reference reference : source.ownReferences()) {
                if (target.sharesRowsWith(reference.target())) {
                    all.add(reference);
                }
            }
        }
        return all;
    }

    private static boolean acts(ReferentialAction action) {
        return action != ReferentialAction.NO_ACTION && action != ReferentialAction.RESTRICT;
    }
}
