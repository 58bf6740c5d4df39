package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipMapping;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Brings plain objects into a session by a unique value: onto the entity that has it, or as new ones. Made by a session for its transaction; one thread. */
public final class Merge {

    private final Tracker tracker;
    private final KeyFinder finder;

    public Merge(Tracker tracker, KeyFinder finder) {
        this.tracker = tracker;
        this.finder = finder;
    }

    /**
     * The entity that has the plain object's value in the column, with its properties; the plain object itself where there was none.
     *
     * @param flush run before a statement whose answer pending changes could alter
     */
    public <E, K> E merge(E plain, Column<E, K> column, Runnable flush) {
        if (tracker.entryOf(plain) != null) {
            tracker.add(plain);
            return plain;
        }
        E known = finder.find(column, value(plain, column), flush).orElse(null);
        if (known == null) {
            tracker.add(plain);
            return plain;
        }
        EntityShape<E> shape = tracker.shapes().of(tracker.shapes().model().entityOf(column.mappedTable()));
        refuseLinks(plain, shape);
        copy(plain, known, shape);
        return known;
    }

    private static <E, K> K value(E plain, Column<E, K> column) {
        String property = column.mappedTable().definition().label() + "." + column.getName();
        var getter = column.definition().getter();
        if (getter == null) {
            throw new UsageException("merge: " + property
                    + " is mapped to no property, so the object has no value of it: map it, or merge by another key");
        }
        K value = getter.apply(plain);
        if (value == null) {
            throw new UsageException("merge: the object has no " + property
                    + ", which is to tell whose row it is: set it, or add the object as a new one");
        }
        return value;
    }

    private static <E> void refuseLinks(E plain, EntityShape<E> shape) {
        for (RelationshipMapping<E, ?> relationship : shape.relationships()) {
            if (!LinkAccess.peekAll(relationship.linkOf(plain)).isEmpty()) {
                throw new UsageException("merge: the object links " + relationship.label()
                        + ", and its row is there already: links are not copied, so link the object that merge(..) returns;"
                        + " nothing was changed");
            }
        }
    }

    /** What the plain object's own query left out, and nobody set, stays. */
    private <E> void copy(E plain, E known, EntityShape<E> shape) {
        Entry<?> entry = tracker.entryOf(known);
        if (entry != null && entry.isPartial()) {
            int[] all = IntStream.range(0, shape.width()).toArray();
            tracker.lazy().load(shape.mapping(), List.of(entry), all);
        }
        @Nullable Object[] values = new Object[shape.width()];
        BitSet differ = new BitSet();
        Entry<E> part = tracker.lazy().formerPart(plain);
        for (int column = 0; column < values.length; column++) {
            if (part != null && part.lacks(column) && !part.isSet(column)) {
                continue;
            }
            values[column] = shape.read(plain, column);
            differ.set(
                    column,
                    shape.mapped(column)
                            && !shape.isUnwritable(column)
                            && !shape.same(column, shape.read(known, column), values[column]));
        }
        for (int column : shape.key()) {
            differ.clear(column);
        }
        shape.write(known, differ.stream().toArray(), values);
    }
}
