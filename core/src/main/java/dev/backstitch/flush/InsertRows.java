package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.ForeignKeys;
import dev.backstitch.change.Tracker;
import java.util.List;
import java.util.Objects;
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

    /** Of the columns that are given, those that links decide. */
    private final int[] linked;

    /** What the properties of those that were told had been, entity by entity. */
    private final @Nullable Object[] before;

    /** The entities whose keys the rows take in the columns that links decide, row by row. */
    private final @Nullable Entry<?>[] targets;

    private @Nullable Object @Nullable [][] known;
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
        this.linked = IntStream.of(columns)
                .filter(column -> shape.foreignKeyAt(column) != null)
                .toArray();
        this.targets = new Entry<?>[entries.size() * linked.length];
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

    /**
     * The rows, as wide as the table and filled in the columns given, as far as that is known before anything is sent: of an entity whose key is yet to come no row
     * can be told the key. A hot path: what an entity says is read once.
     */
    public @Nullable Object[][] known() {
        @Nullable Object[][] rows = known;
        if (rows == null) {
            rows = new Object[entries.size()][shape.width()];
            for (int i = 0; i < rows.length; i++) {
                fill(i, rows[i]);
            }
            known = rows;
        }
        return rows;
    }

    private void fill(int i, @Nullable Object[] row) {
        Entry<?> entry = entries.get(i);
        for (int column : columns) {
            if (shape.foreignKeyAt(column) == null) {
                row[column] = entry.valueNow(column);
            }
        }
        for (int c = 0; c < linked.length; c++) {
            ForeignKeyShape foreignKey = Objects.requireNonNull(shape.foreignKeyAt(linked[c]));
            Entry<?> target = tracker.foreignKeys().target(entry, foreignKey);
            targets[i * linked.length + c] = target;
            row[linked[c]] =
                    target == null ? entry.valueNow(linked[c]) : ForeignKeys.naming(target, foreignKey, linked[c]);
        }
    }

    /** Whether a column takes the key of an entity that a link leads to. */
    public boolean isLinked(int row, int column) {
        for (int c = 0; c < linked.length; c++) {
            if (linked[c] == column) {
                return targets[row * linked.length + c] != null;
            }
        }
        return false;
    }

    /** The rows, filled in all columns given; asked when the keys of all rows inserted before are known. */
    public @Nullable Object[][] rows() {
        @Nullable Object[][] rows = known();
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < linked.length; c++) {
                Entry<?> target = targets[i * linked.length + c];
                if (target != null) {
                    rows[i][linked[c]] = key(entries.get(i), target, linked[c]);
                }
            }
        }
        return rows;
    }

    private @Nullable Object key(Entry<?> entry, Entry<?> target, int column) {
        ForeignKeyShape foreignKey = Objects.requireNonNull(shape.foreignKeyAt(column));
        Object key = ForeignKeys.naming(target, foreignKey, column);
        return key == null ? entry.valueNow(column) : key;
    }

    /** The rows are inserted, and were filled in the columns that came back: each becomes its entity's own. */
    public void inserted(@Nullable Object[][] rows) {
        undo.after(this::takeBack);
        known = null; // the step is kept for a rollback, and these are the entities' own from here
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
