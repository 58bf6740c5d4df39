package dev.backstitch.change;

import dev.backstitch.model.EntityMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which tables' rows follow where keys change that have a meaning of their own. Made once for a database; immutable. */
final class KeyFollowers {

    private final Shapes shapes;

    /** The tables with such keys; few, since most keys are given by PostgreSQL and stay. */
    private final List<EntityShape<?>> changing = new ArrayList<>();

    KeyFollowers(Shapes shapes) {
        this.shapes = shapes;
        for (EntityShape<?> shape : shapes.all()) {
            if (shape.namedBy().stream().anyMatch(key -> mayChange(shape, key))) {
                changing.add(shape);
            }
        }
    }

    private static boolean mayChange(EntityShape<?> shape, NamingKey key) {
        for (int column : key.named()) {
            if (!shape.column(column).definition().identity() && shape.mapped(column)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a changed key of an entity makes rows of some tables follow. */
    boolean concern(Tracker tracker, TableSet read, ChangeDetector detector) {
        for (EntityShape<?> shape : changing) {
            int[] named = named(shape, read);
            if (named.length > 0) {
                for (Entry<?> entry : tracker.entriesWithRows(shape.mapping())) {
                    BitSet changed = entry.state() == State.MANAGED ? detector.changedColumns(entry) : null;
                    if (changed != null
                            && UniqueKey.meet(named, changed.stream().toArray())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The places of the columns by which rows of these tables name those of an entity, straight or by way of others. */
    private int[] named(EntityShape<?> shape, TableSet read) {
        return shape.namedBy().stream()
                .filter(key -> reaches(key, read, new HashSet<>()))
                .flatMapToInt(key -> Arrays.stream(key.named()))
                .distinct()
                .toArray();
    }

    private boolean reaches(NamingKey key, TableSet read, Set<EntityMapping<?>> seen) {
        EntityMapping<?> source = key.source();
        if (source == null) {
            return shapes.model().associations().stream()
                    .anyMatch(association -> association.table() == key.table() && read.contains(association));
        }
        return read.contains(source)
                || (seen.add(source)
                        && shapes.of(source).namedBy().stream()
                                .anyMatch(next -> next.namesAny(key.places()) && reaches(next, read, seen)));
    }
}
