package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.NamingKey;
import dev.backstitch.change.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows to update, all in the same columns. Made by the planner for one flush. */
public final class UpdateRows implements Step {

    private final Tracker tracker;
    private final Undo undo;
    private final EntityShape<?> shape;
    private final int[] columns;
    private final List<Entry<?>> entries;
    private final boolean emptying;
    private final int[] decided;

    UpdateRows(
            Tracker tracker, Undo undo, EntityShape<?> shape, int[] columns, List<Entry<?>> entries, boolean emptying) {
        this.tracker = tracker;
        this.undo = undo;
        this.shape = shape;
        this.columns = columns;
        this.entries = List.copyOf(entries);
        this.emptying = emptying;
        this.decided = shape.decidedProperties(columns);
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

    /** The foreign keys that name a column that changes, and that the same statement has to change, since PostgreSQL does not do that by itself. */
    public List<NamingKey> followers() {
        return emptying ? List.of() : KeyChanges.followers(shape, columns);
    }

    /** The stored values of some columns, by row. */
    public @Nullable Object[][] stored(int[] some) {
        return StoredValues.of(entries, some);
    }

    /** Whether the columns are only NULL until another step writes them. */
    public boolean isEmptying() {
        return emptying;
    }

    /** What names the rows as they were read, by row and column of {@link EntityShape#identity}. */
    public @Nullable Object[][] keys() {
        return StoredValues.of(entries, shape.identity());
    }

    /** The new values, by row and changed column; asked when the keys of all rows inserted before are known. */
    public @Nullable Object[][] values() {
        return emptying ? new Object[entries.size()][columns.length] : RowValues.of(entries, columns);
    }

    /** The places of the columns whose values come back. */
    public int[] returned() {
        return shape.computed();
    }

    /**
     * The rows have these values now; what is only NULL in between is as it was, since another step writes it or the row goes.
     *
     * @param back what came back, by key and returned column; asked only where something has to
     */
    public void updated(@Nullable Object[][] values, Function<Object, @Nullable Object[]> back) {
        if (emptying && returned().length == 0) {
            return;
        }
        List<RenamedRows.Renamed> renamed = new ArrayList<>();
        boolean renames = !emptying && shape.namedBy().stream().anyMatch(key -> key.namesAny(columns));
        for (int i = 0; i < entries.size(); i++) {
            @Nullable Object[] before = StoredValues.rowOf(entries.get(i));
            @Nullable
            Object[] computed = returned().length == 0
                    ? new Object[0]
                    : back.apply(Objects.requireNonNull(entries.get(i).key()));
            @Nullable Object[] after = store(entries.get(i), before, values[i], computed);
            if (renames) {
                renamed.add(new RenamedRows.Renamed(before, after));
            }
        }
        if (renames) {
            new RenamedRows(tracker, undo).follow(shape, columns, renamed);
        }
    }

    private <E> @Nullable Object[] store(
            Entry<E> entry, @Nullable Object[] before, @Nullable Object[] values, @Nullable Object[] computed) {
        @Nullable Object[] row = before.clone();
        for (int c = 0; c < columns.length && !emptying; c++) {
            row[columns[c]] = shape.copy(columns[c], values[c]);
        }
        for (int c = 0; c < computed.length; c++) {
            if (!entry.lacks(returned()[c]) || shape.together(returned()[c]).length == 1) {
                row[returned()[c]] = computed[c];
            }
        }
        undo.remember(entry);
        undo.write(entry, returned(), row);
        if (!emptying) {
            undo.write(entry, decided, row);
        }
        tracker.stored(entry, row);
        return row;
    }
}
