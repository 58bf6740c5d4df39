package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows to insert, with the columns that are given and those that PostgreSQL gives and that come back. Made by the planner for one flush. */
public final class InsertRows implements Step {

    private final Tracker tracker;
    private final Undo undo;
    private final EntityShape<?> shape;
    private final int[] columns;
    private final int[] returned;
    private final List<Entry<?>> entries;

    /** The places of the columns that the entities are told of: what comes back, and what the flush decided. */
    private final int[] written;

    /** What the properties of those that were told had been, entity by entity. */
    private final @Nullable Object[] before;

    private int handed;

    InsertRows(
            Tracker tracker, Undo undo, EntityShape<?> shape, int[] columns, int[] returned, List<Entry<?>> entries) {
        this.tracker = tracker;
        this.undo = undo;
        this.shape = shape;
        this.columns = columns;
        this.returned = returned;
        this.entries = List.copyOf(entries);
        this.written = IntStream.concat(IntStream.of(returned), IntStream.of(shape.decidedProperties(columns)))
                .toArray();
        this.before = new Object[entries.size() * written.length];
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

    /** The rows, as wide as the table and filled in the columns given; asked when the keys of all rows inserted before are known. */
    public @Nullable Object[][] rows() {
        @Nullable Object[][] rows = new Object[entries.size()][shape.width()];
        for (int i = 0; i < rows.length; i++) {
            Entry<?> entry = entries.get(i);
            for (int column : columns) {
                rows[i][column] = entry.valueNow(column);
            }
        }
        return rows;
    }

    /** The rows are inserted, and were filled in the columns that came back: each becomes its entity's own. */
    public void inserted(@Nullable Object[][] rows) {
        undo.after(this::takeBack);
        for (int i = 0; i < rows.length; i++) {
            @Nullable Object[] row = rows[i];
            for (int column : columns) {
                row[column] = shape.copy(column, row[column]);
            }
            handOver(entries.get(i), row);
        }
    }

    /** Writes what PostgreSQL and the flush decided into the entity. */
    private <E> void handOver(Entry<E> entry, @Nullable Object[] row) {
        int first = handed * written.length;
        for (int i = 0; i < written.length; i++) {
            before[first + i] = entry.property(written[i]);
        }
        entry.shape().write(entry.entity(), written, row);
        handed++;
        tracker.stored(entry, row);
    }

    /** A rollback makes the entities new again. */
    private void takeBack() {
        while (handed > 0) {
            handed--;
            takeBack(entries.get(handed), handed * written.length);
        }
    }

    private <E> void takeBack(Entry<E> entry, int first) {
        @Nullable Object[] former = new Object[shape.width()];
        for (int i = 0; i < written.length; i++) {
            former[written[i]] = before[first + i];
        }
        entry.shape().write(entry.entity(), written, former);
        entry.restore(null);
    }
}
