package dev.backstitch.change;

import dev.backstitch.link.Attachment;
import dev.backstitch.link.Ledger;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnLoader;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.RelationshipMapping;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of one entity: its state, its key, and its row as last read or written. It is what the entity's links tell of changes. Made by
 * the session's tracker and kept by the links as long as the entity lives. There is one for each row that is read: what only some need is kept apart.
 *
 * @param <E> the entity class
 */
public final class Entry<E> extends Attachment implements RowRef, ColumnLoader {

    private final Tracker tracker;
    private final int number;
    private int place = -1;
    private final EntityShape<E> shape;
    private final E entity;
    private State state;
    private @Nullable Object @Nullable [] row;
    private @Nullable Siblings siblings;
    private @Nullable Particulars<E> particulars;

    Entry(Tracker tracker, EntityShape<E> shape, E entity, State state) {
        this.tracker = tracker;
        this.number = tracker.nextNumber();
        this.shape = shape;
        this.entity = entity;
        this.state = state;
    }

    Tracker tracker() {
        return tracker;
    }

    @Override
    public int number() {
        return number;
    }

    /** Its place in the order of arrival; negative before it has one. */
    int place() {
        return place;
    }

    void stands(int newPlace) {
        place = newPlace;
    }

    public EntityShape<E> shape() {
        return shape;
    }

    public E entity() {
        return entity;
    }

    /** With its session's end every entry is detached. */
    @Override
    public State state() {
        return tracker.open() ? state : State.DETACHED;
    }

    /** As last read or written. */
    @Override
    public @Nullable Object @Nullable [] row() {
        return row;
    }

    @Override
    public @Nullable Object key() {
        return row == null ? null : shape.keyIn(row);
    }

    /** The entries that came in one result with this one; null where it came alone. */
    public @Nullable Siblings siblings() {
        return siblings;
    }

    public void joins(Siblings group) {
        siblings = group;
        group.add(this);
    }

    /** The link of a relationship that this entity's class holds. */
    public <T> Link<T> link(RelationshipMapping<E, T> relationship) {
        return relationship.linkOf(entity);
    }

    /** The value that a column of the entity's row has to have now: a relationship's foreign key, a property, or what the row has. */
    public @Nullable Object valueNow(int column) {
        ForeignKeyShape foreignKey = shape.foreignKeyAt(column);
        if (foreignKey != null) {
            return tracker.foreignKeys().valueNow(this, foreignKey, column);
        }
        Integer place = shape.isPosition(column) ? tracker.positions().of(this, column) : null;
        if (place != null) {
            return place;
        }
        if (shape.isCounted(column)) {
            return versionNow(column);
        }
        if (shape.mapped(column)) {
            return property(column);
        }
        return row == null ? null : row[column];
    }

    private Object versionNow(int column) {
        Object given = row == null ? shape.read(entity, column) : null;
        return given == null ? shape.versionAfter(stored(column)) : given;
    }

    /** The value that a property has, whether its column is loaded or not. */
    public @Nullable Object property(int column) {
        return isPartial() ? LazyLoads.looking(() -> shape.read(entity, column)) : shape.read(entity, column);
    }

    /** Whether columns of the row were not read. */
    public boolean isPartial() {
        return particulars != null && particulars.partial;
    }

    /** Whether the column of the row was not read. */
    public boolean lacks(int column) {
        return isPartial() && row != null && row[column] instanceof NotLoaded;
    }

    /** Whether a property was set whose column was not read; a value over several columns is set as a whole. */
    public boolean isSet(int column) {
        @Nullable Object[] values = row;
        if (values == null || !lacks(column)) {
            return false;
        }
        for (int part : shape.together(column)) {
            if (values[part] instanceof NotLoaded left
                    && shape.mapped(part)
                    && !shape.same(part, left.initial(), property(part))) {
                return true;
            }
        }
        return false;
    }

    /** The value that the row has in a column; null also while there is no row. */
    public @Nullable Object stored(int column) {
        return row == null ? null : row[column];
    }

    void store(@Nullable Object @Nullable [] newRow) {
        row = newRow;
        if (isPartial()) {
            particulars().partial = newRow != null && NotLoaded.isIn(newRow);
        }
    }

    private Particulars<E> particulars() {
        Particulars<E> known = particulars;
        if (known == null) {
            known = new Particulars<>();
            particulars = known;
        }
        return known;
    }

    /** The same with a row of which columns may not have been read. */
    void storePart(@Nullable Object @Nullable [] newRow) {
        row = newRow;
        boolean partial = newRow != null && NotLoaded.isIn(newRow);
        if (partial || particulars != null) {
            particulars().partial = partial;
        }
        if (partial) {
            tracker.lazy().left(this);
        }
    }

    /** Takes back what a transaction that was rolled back made of the row. */
    public void restore(@Nullable Object @Nullable [] formerRow) {
        storePart(formerRow);
        if (!tracker.open()) {
            tracker.rememberLinkless(this);
        }
        if (particulars != null && particulars.successor != null) {
            particulars.successor.restore(formerRow);
        }
    }

    /** The mapped properties say what the row says. */
    void reset() {
        @Nullable Object[] values = row;
        if (values != null) {
            int[] changed = IntStream.range(0, values.length)
                    .filter(column -> !(values[column] instanceof NotLoaded)
                            && shape.mapped(column)
                            && !shape.same(column, values[column], property(column)))
                    .toArray();
            shape.write(entity, changed, values);
        }
        if (isPartial()) {
            new PartialReset<>(this).run();
        }
    }

    /** What was changed since the session ended, and was handed on to this entry by the former one; null where nothing was. */
    @Nullable
    LateChanges<E> late() {
        return particulars == null ? null : particulars.late;
    }

    LateChanges<E> recordedLate() {
        LateChanges<E> changes = late();
        if (changes == null) {
            changes = new LateChanges<>(tracker.log());
            particulars().late = changes;
        }
        return changes;
    }

    /** Goes on from where the entity's entry in an ended session was. */
    void succeed(@Nullable Object[] formerRow) {
        storePart(formerRow.clone());
    }

    /** The entity goes on with another entry: what a rollback takes back is that one's. */
    void goesOnAs(@Nullable Entry<E> next) {
        particulars().successor = next;
    }

    void inherit(@Nullable LateChanges<E> formerLate) {
        if (formerLate != null || particulars != null) {
            particulars().late = formerLate;
        }
    }

    /** What was found for the entity by then is readable from here. */
    void keepsAs(Entry<E> former) {
        if (former.particulars != null) {
            particulars().keepsAs(former.particulars);
        }
    }

    /** The entry with which the entity goes on now. */
    Entry<E> latest() {
        Entry<E> successor = particulars == null ? null : particulars.successor;
        return successor == null ? this : successor.latest();
    }

    void become(State newState) {
        state = newState;
    }

    @Override
    public Object owner() {
        return entity;
    }

    @Override
    public Ledger ledger() {
        return tracker.log();
    }

    @Override
    public void admit(Link<?> link, @Nullable Attachment other) {
        tracker.admit(other);
    }

    @Override
    public void linked(Link<?> link, Object target, @Nullable Attachment other) {
        if (tracker.open()) {
            tracker.linked(this, relationshipOf(link), link, target, other);
        } else {
            recordedLate().linked(relationshipOf(link), target);
        }
    }

    @Override
    public void unlinked(Link<?> link, @Nullable Object target) {
        if (tracker.open()) {
            tracker.unlinked(this, relationshipOf(link), link, target);
        } else {
            recordedLate().unlinked(relationshipOf(link), target);
        }
    }

    @Override
    public @Nullable Object find(Link<?> link, Object key) {
        Entry<?> known = tracker.keyed().find(relationshipOf(link), key);
        return known == null ? null : known.entity();
    }

    @Override
    public @Nullable Object storedKey(One<?> link) {
        return ForeignKeys.storedKey(this, relationshipOf(link));
    }

    @Override
    public void keyed(Link<?> link, Object key) {
        if (tracker.open()) {
            tracker.keep(this);
            tracker.keyed().keyed(this, relationshipOf(link), key);
        }
    }

    @Override
    public void unkeyed(Link<?> link, Object key) {
        if (tracker.open()) {
            tracker.keyed().unkeyed(this, relationshipOf(link), key);
        }
    }

    @Override
    public boolean names(One<?> link, @Nullable Attachment other) {
        return !tracker.open()
                && other instanceof Entry<?> named
                && ForeignKeys.names(this, relationshipOf(link), named);
    }

    @Override
    public void reordered(Link<?> link) {
        RelationshipMapping<E, ?> relationship = relationshipOf(link);
        if (tracker.open()) {
            tracker.positions().changed(this, relationship);
        } else {
            recordedLate().reordered(relationship);
        }
    }

    @Override
    public void discard() {
        if (tracker.open()) {
            tracker.remove(entity);
        } else {
            recordedLate().discarded();
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the foreign key's target is of the reference's class
    public void settle(One<?> link) {
        if (!tracker.open()) {
            return;
        }
        tracker.requireThread();
        tracker.foreignKeys().settle(this, relationshipOf(link), (One<Object>) link);
    }

    @Override
    public void load(Link<?> link) {
        tracker.lazy().load(this, relationshipOf(link));
    }

    @Override
    public void load(Object object, Column<?, ?> column) {
        if (isPartial()) {
            tracker.lazy().load(this, column);
        }
    }

    @Override
    public @Nullable List<?> kept(Object asked) {
        return particulars == null ? null : particulars.kept(asked);
    }

    @Override
    public void keep(Object asked, List<?> found) {
        tracker.log().note(particulars().keep(asked, found));
    }

    @SuppressWarnings("unchecked") // an entity's links are made by its own relationships
    private RelationshipMapping<E, ?> relationshipOf(Link<?> link) {
        return tracker.shapes().of((RelationshipDefinition<E, ?>) LinkAccess.end(link));
    }

    /** A hot path: numbers are small and differ. */
    @Override
    public int hashCode() {
        return (number * 0x9E3779B9) >>> 3;
    }

    @Override
    public String toString() {
        Object key = key();
        return shape.label() + (key == null ? " (new)" : " " + key) + " " + state;
    }
}
