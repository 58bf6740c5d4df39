package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import dev.backstitch.change.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to update, all in the same columns. Made by the planner for one flush. */
public final class UpdateRows implements Step {

    private final Tracker tracker;
    private final Undo undo;
    private final EntityShape<?> shape;
    private final int[] columns;
    private final List<Entry<?>> entries;
    private final boolean emptying;

    UpdateRows(
            Tracker tracker, Undo undo, EntityShape<?> shape, int[] columns, List<Entry<?>> entries, boolean emptying) {
        this.tracker = tracker;
        this.undo = undo;
        this.shape = shape;
        this.columns = columns;
        this.entries = List.copyOf(entries);
        this.emptying = emptying;
    }

    public EntityShape<?> shape() {
        return shape;
    }

    /** The places of the columns that change. */
    public int[] columns() {
        return columns;
    }

    public List<Entry<?>> entries() {
        return entries;
    }

    @Override
    public int size() {
        return entries.size();
    }

    /** Whether the columns are only NULL until another step writes them. */
    public boolean isEmptying() {
        return emptying;
    }

    /** The stored keys, by row and key column. */
    public @Nullable Object[][] keys() {
        return StoredValues.of(entries, shape.key());
    }

    /** The new values, by row and changed column; asked when the keys of all rows inserted before are known. */
    public @Nullable Object[][] values() {
        return emptying ? new Object[entries.size()][columns.length] : RowValues.of(entries, columns);
    }

    /** The rows have these values now; what is only NULL in between is as it was, since another step writes it or the row goes. */
    public void updated(@Nullable Object[][] values) {
        for (int i = 0; i < entries.size() && !emptying; i++) {
            store(entries.get(i), values[i]);
        }
    }

    private <E> void store(Entry<E> entry, @Nullable Object[] values) {
        @Nullable Object[] row = StoredValues.rowOf(entry).clone();
        for (int c = 0; c < columns.length; c++) {
            row[columns[c]] = Values.copy(values[c]);
        }
        undo.remember(entry);
        undo.write(entry, shape.linkedProperties(columns), row);
        tracker.stored(entry, row);
    }
}
