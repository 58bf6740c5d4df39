package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to insert, with the columns that are given and those that PostgreSQL gives and that come back. Made by the planner for one flush. */
public final class InsertRows implements Step {

    private final Tracker tracker;
    private final Undo undo;
    private final EntityShape<?> shape;
    private final int[] columns;
    private final int[] returned;
    private final List<Entry<?>> entries;
    private final int[] decided;

    InsertRows(
            Tracker tracker, Undo undo, EntityShape<?> shape, int[] columns, int[] returned, List<Entry<?>> entries) {
        this.tracker = tracker;
        this.undo = undo;
        this.shape = shape;
        this.columns = columns;
        this.returned = returned;
        this.entries = List.copyOf(entries);
        this.decided = shape.decidedProperties(columns);
    }

    public EntityShape<?> shape() {
        return shape;
    }

    /** The places of the columns that are given. */
    public int[] columns() {
        return columns;
    }

    /** The places of the columns whose values come back. */
    public int[] returned() {
        return returned;
    }

    public List<Entry<?>> entries() {
        return entries;
    }

    @Override
    public int size() {
        return entries.size();
    }

    /** The values to insert, by row and given column; asked when the keys of all rows inserted before are known. */
    public @Nullable Object[][] values() {
        return RowValues.of(entries, columns);
    }

    /** Hands what PostgreSQL gave to the entities; the values by row and returned column. */
    public void inserted(@Nullable Object[][] given, @Nullable Object[][] back) {
        for (int i = 0; i < entries.size(); i++) {
            @Nullable Object[] row = new Object[shape.width()];
            for (int c = 0; c < columns.length; c++) {
                row[columns[c]] = shape.copy(columns[c], given[i][c]);
            }
            for (int c = 0; c < returned.length; c++) {
                row[returned[c]] = back[i][c];
            }
            handOver(entries.get(i), row);
        }
    }

    private <E> void handOver(Entry<E> entry, @Nullable Object[] row) {
        undo.remember(entry);
        undo.write(entry, returned, row);
        undo.write(entry, decided, row);
        tracker.stored(entry, row);
    }
}
