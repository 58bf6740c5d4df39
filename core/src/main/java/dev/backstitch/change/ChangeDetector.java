package dev.backstitch.change;

import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between a managed entity and its row. A hot path, walked by every flush over all managed entities: it allocates nothing where
 * nothing differs.
 */
public final class ChangeDetector {

    private final Tracker tracker;
    private @Nullable TableSet compared;
    private @Nullable Entry<?> changedFirst;

    public ChangeDetector(Tracker tracker) {
        this.tracker = tracker;
    }

    /** Whether anything differs from its row: the entities before the first that does need not be compared again. */
    public boolean findsAny() {
        Entry<?> first =
                tracker.identityMap().first(entry -> entry.state() == State.MANAGED && changedColumns(entry) != null);
        if (first != null) {
            knowUnchanged(TableSet.everything(), first);
        }
        return first != null;
    }

    /** The entities of these tables that come before the given one, in the order of the session, were compared already, and do not differ. */
    void knowUnchanged(TableSet tables, Entry<?> first) {
        compared = tables;
        changedFirst = first;
    }

    /** Whether the entity need not be compared again; asked in the order of the session. */
    private boolean isKnownUnchanged(Entry<?> entry, TableSet tables) {
        if (entry == changedFirst) {
            compared = null;
            return false;
        }
        return tables.contains(entry.shape().mapping()) && !isRelinked(entry);
    }

    private boolean isRelinked(Entry<?> entry) {
        Set<Entry<?>> relinked = tracker.changes().relinked();
        return !relinked.isEmpty() && relinked.contains(entry);
    }

    /** The places of the columns that have to be written; null where there are none. */
    public <E> @Nullable BitSet changedColumns(Entry<E> entry) {
        @Nullable Object[] row = entry.row();
        if (row == null || (compared != null && isKnownUnchanged(entry, compared))) {
            return null;
        }
        BitSet changed = entry.isPartial() ? changedInPart(entry, row) : changedProperties(entry, row);
        return isRelinked(entry) ? withLinked(entry, row, changed) : withoutUnwritten(entry, row, changed);
    }

    private static <E> @Nullable BitSet changedProperties(Entry<E> entry, @Nullable Object[] row) {
        EntityShape<E> shape = entry.shape();
        E entity = entry.entity();
        BitSet changed = null;
        for (int column : shape.compared()) {
            if (!shape.same(column, row[column], shape.read(entity, column))) {
                changed = mark(changed, column);
            }
        }
        return changed;
    }

    /** Of columns that were not read those are written whose properties were set. */
    private static <E> @Nullable BitSet changedInPart(Entry<E> entry, @Nullable Object[] row) {
        EntityShape<E> shape = entry.shape();
        BitSet changed = null;
        for (int column : shape.compared()) {
            if (entry.lacks(column) ? entry.isSet(column) : !shape.same(column, row[column], entry.property(column))) {
                changed = mark(changed, column);
            }
        }
        return changed;
    }

    private <E> @Nullable BitSet withLinked(
            Entry<E> entry, @Nullable Object[] row, @Nullable BitSet changedProperties) {
        BitSet changed = changedProperties;
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            Entry<?> target = tracker.foreignKeys().decided(entry, foreignKey)
                    ? tracker.foreignKeys().target(entry, foreignKey)
                    : null;
            boolean keyToCome = target != null && target.row() == null;
            for (int column : foreignKey.columns()) {
                if (keyToCome || !Values.same(row[column], entry.valueNow(column))) {
                    changed = mark(changed, column);
                } else if (changed != null) {
                    changed.clear(column);
                }
            }
        }
        for (int column : entry.shape().positions()) {
            if (!Values.same(row[column], entry.valueNow(column))) {
                changed = mark(changed, column);
            } else if (changed != null) {
                changed.clear(column);
            }
        }
        return changed == null || changed.isEmpty() ? null : changed;
    }

    /** A property mapped to a foreign key may differ from the row and yet lose against the link. */
    private static @Nullable BitSet withoutUnwritten(Entry<?> entry, @Nullable Object[] row, @Nullable BitSet changed) {
        if (changed == null) {
            return null;
        }
        for (int column = changed.nextSetBit(0); column >= 0; column = changed.nextSetBit(column + 1)) {
            if (entry.shape().isDecided(column)
                    && !entry.lacks(column)
                    && entry.shape().same(column, row[column], entry.valueNow(column))) {
                changed.clear(column);
            }
        }
        return changed.isEmpty() ? null : changed;
    }

    private static BitSet mark(@Nullable BitSet changed, int column) {
        BitSet result = changed == null ? new BitSet() : changed;
        result.set(column);
        return result;
    }
}
