package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.NamingKey;
import dev.backstitch.change.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The rows as they were, as far as they have been stored anew. */
    private final List<@Nullable Object[]> before = new ArrayList<>();

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

    /** Whether the columns are only NULL until another step writes them. */
    public boolean isEmptying() {
        return emptying;
    }

    /** What names the rows as they were read, by row and column of {@link EntityShape#identity}. */
    public @Nullable Object[][] keys() {
        return StoredValues.of(entries, shape.identity());
    }

    /**
     * The rows with new values in the columns that change, and otherwise as they are stored; asked when the keys of all rows inserted before are known. Where
     * the step succeeds, they become the entities' own.
     */
    public @Nullable Object[][] rows() {
        @Nullable Object[][] rows = new Object[entries.size()][];
        for (int i = 0; i < rows.length; i++) {
            Entry<?> entry = entries.get(i);
            @Nullable Object[] row = StoredValues.rowOf(entry).clone();
            for (int column : columns) {
                row[column] = emptying ? null : entry.valueNow(column);
            }
            rows[i] = row;
        }
        return rows;
    }

    /** The places of the columns whose values come back. */
    public int[] returned() {
        return shape.computed();
    }

    /**
     * Takes over what came back of the rows; a part of a value over several columns only where these were read.
     *
     * @param some the places of the columns that came back
     * @param back their values, by key
     */
    public void fill(@Nullable Object[][] rows, int[] some, Map<Object, @Nullable Object[]> back) {
        for (int i = 0; i < rows.length && some.length > 0; i++) {
            Entry<?> entry = entries.get(i);
            @Nullable Object[] values = Objects.requireNonNull(back.get(Objects.requireNonNull(entry.key())));
            for (int c = 0; c < some.length; c++) {
                if (!entry.lacks(some[c]) || shape.together(some[c]).length == 1) {
                    rows[i][some[c]] = values[c];
                }
            }
        }
    }

    /** The rows are updated, and these are what they are now; what is only NULL in between is as it was, since another step writes it or the row goes. */
    public void updated(@Nullable Object[][] rows) {
        if (emptying && returned().length == 0) {
            return;
        }
        undo.after(this::takeBack);
        for (int i = 0; i < rows.length; i++) {
            store(entries.get(i), rows[i]);
        }
        if (!emptying && shape.namedBy().stream().anyMatch(key -> key.namesAny(columns))) {
            List<RenamedRows.Renamed> renamed = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                renamed.add(new RenamedRows.Renamed(before.get(i), rows[i]));
            }
            new RenamedRows(tracker, undo).follow(shape, columns, renamed);
        }
    }

    private <E> void store(Entry<E> entry, @Nullable Object[] row) {
        @Nullable Object[] stored = StoredValues.rowOf(entry);
        for (int column : columns) {
            row[column] = emptying ? stored[column] : shape.copy(column, row[column]);
        }
        before.add(stored);
        undo.write(entry, returned(), row);
        if (!emptying) {
            undo.write(entry, decided, row);
        }
        tracker.stored(entry, row);
    }

    /** A rollback makes the rows what they were. */
    private void takeBack() {
        for (int i = before.size() - 1; i >= 0; i--) {
            entries.get(i).restore(before.get(i));
        }
        before.clear();
    }
}
