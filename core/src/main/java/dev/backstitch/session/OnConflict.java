package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upsert does with a row that is there already: by default it takes the values of the object. An immutable value, safe to share between threads.
 *
 * @param <E> the entity class
 */
public final class OnConflict<E> {

    private final List<Column<E, ?>> columns;
    private final @Nullable List<Column<E, ?>> overwritten;

    private OnConflict(List<Column<E, ?>> columns, @Nullable List<Column<E, ?>> overwritten) {
        this.columns = columns;
        this.overwritten = overwritten;
    }

    /**
     * A row is there already where it has the same values in these columns, as in {@code onConflict(USERS.email)}.
     *
     * @param columns those of the primary key or of a unique key
     * @throws UsageException where there are none
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <E> OnConflict<E> onConflict(Column<E, ?>... columns) {
        if (columns.length == 0) {
            throw new UsageException("onConflict() names no column: name those of a unique key");
        }
        return new OnConflict<>(List.of(columns), null);
    }

    /** The row stays as it is, and the object takes its values. */
    public OnConflict<E> doNothing() {
        return new OnConflict<>(columns, List.of());
    }

    /** Only these columns of the row take the values of the object; in the others, the object takes those of the row. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final OnConflict<E> set(Column<E, ?>... columnsToSet) {
        return new OnConflict<>(columns, List.of(columnsToSet));
    }

    List<Column<E, ?>> columns() {
        return columns;
    }

    /** Null for all of them. */
    @Nullable
    List<Column<E, ?>> overwritten() {
        return overwritten;
    }
}
