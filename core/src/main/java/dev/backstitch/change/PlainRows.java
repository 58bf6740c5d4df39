package dev.backstitch.change;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.One;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Generation;
import dev.backstitch.model.RelationshipMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from entities that the session does not manage what their rows are to be: properties, and foreign keys from their references. Runs no statement.
 * Made for one load; one thread.
 *
 * @param <E> the entity class
 */
public final class PlainRows<E> {

    private final Tracker tracker;
    private final EntityShape<E> shape;

    public PlainRows(Tracker tracker, EntityShape<E> shape) {
        this.tracker = tracker;
        this.shape = shape;
    }

    public EntityShape<E> shape() {
        return shape;
    }

    /** @throws UsageException where the rows have parts in several tables */
    public void requireOneTable(String what) {
        if (shape.mapping().parts().size() > 1) {
            throw new UsageException(what + ": a row of " + shape.label()
                    + " has parts in several tables, and one statement writes one: add the objects to the session instead;"
                    + " nothing was sent");
        }
    }

    /** @throws UsageException where the rows may be of several classes, and an object is not of the one that they are asked of */
    public void requireOwn(String what, Object entity) {
        EntityMapping<?> mapping = shape.mapping();
        if (entity.getClass() != mapping.type() && mapping.rows().mayBeOthers()) {
            throw new UsageException(what + ": an object of "
                    + tracker.shapes().model().entityOf(entity).label() + " is among those of " + mapping.label()
                    + ", which it extends: give objects of one class to each call");
        }
    }

    /**
     * What an ended session knew of an entity's row, where it did not read all columns; null where it did, or never had the entity.
     */
    public @Nullable Entry<E> part(E entity) {
        return tracker.lazy().formerPart(entity);
    }

    /** @throws UsageException where one of some columns was left out when the entity was read, and was not set since */
    public void requireLoaded(String what, E entity, int[] columns) {
        Entry<E> part = part(entity);
        if (part == null) {
            return;
        }
        for (int column : columns) {
            if (part.lacks(column) && !part.isSet(column)) {
                throw new UsageException(what + " of " + shape.label() + " was read without its column "
                        + shape.column(column).getName()
                        + ", which would be lost: read it with that column, or set the property");
            }
        }
    }

    /** Whether the session writes the entity itself. */
    public boolean manages(E entity) {
        return tracker.entryOf(entity) != null;
    }

    /** Whether an entity can say what the column is to be. */
    public boolean tells(int column) {
        ForeignKeyShape foreignKey = shape.foreignKeyAt(column);
        return shape.mapped(column) || (foreignKey != null && foreignKey.holding() != null);
    }

    /**
     * The value of a column.
     *
     * @throws RefusedDataException where the entity refers to one that has no key
     */
    public @Nullable Object value(E entity, int column) {
        ForeignKeyShape foreignKey = shape.foreignKeyAt(column);
        RelationshipMapping<?, ?> holding = foreignKey == null ? null : foreignKey.holding();
        if (foreignKey == null || holding == null) {
            Object value = shape.read(entity, column);
            return value == null ? made(column) : value;
        }
        One<?> reference = (One<?>) reference(entity, holding);
        List<Object> given = LinkAccess.keys(reference);
        if (!given.isEmpty()) {
            return KeyRow.parts(given.get(0), foreignKey.columns().length).get(foreignKey.placeOf(column));
        }
        Object target = LinkAccess.peek(reference);
        if (target != null) {
            return key(holding, target, foreignKey.targetColumns()[foreignKey.placeOf(column)]);
        }
        if (!reference.isLoaded() && LinkAccess.attachment(reference) instanceof Entry<?> former) {
            return former.stored(column);
        }
        return shape.read(entity, column);
    }

    /** What is made for a column of which an object has no value; null where nothing is. */
    private @Nullable Object made(int column) {
        if (shape.isCounted(column)) {
            return shape.versionAfter(null);
        }
        Generation<?> generation = shape.column(column).definition().generation();
        return generation instanceof Generation.Supplied<?> supplied
                ? supplied.supplier().get()
                : null;
    }

    @SuppressWarnings("unchecked") // the relationship is one of the entity's class
    private static <E> Object reference(E entity, RelationshipMapping<?, ?> holding) {
        return ((RelationshipMapping<E, ?>) holding).linkOf(entity);
    }

    private <T> Object key(RelationshipMapping<?, ?> holding, T target, int column) {
        Entry<?> entry = tracker.entryOf(target);
        EntityShape<T> targets = tracker.shapes().of(tracker.shapes().model().entityOf(target));
        Object value = entry != null && entry.row() != null ? entry.stored(column) : targets.read(target, column);
        if (value == null || targets.column(column).definition().isNone(value)) {
            throw new RefusedDataException(holding.label() + " refers to an object of " + targets.label()
                    + " that has no key yet: add that to the session, or load it before, with its key");
        }
        return value;
    }
}
