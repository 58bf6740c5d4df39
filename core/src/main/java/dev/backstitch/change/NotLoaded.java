package dev.backstitch.change;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Stands in an entity's row for the value of a column that was not read. Immutable. */
public final class NotLoaded {

    private static final NotLoaded EMPTY = new NotLoaded(null);

    private final @Nullable Object initial;

    private NotLoaded(@Nullable Object initial) {
        this.initial = initial;
    }

    /** @param initial what the property had when the entity was made of the row: one that has something else was set since */
    static NotLoaded of(@Nullable Object initial) {
        return initial == null ? EMPTY : new NotLoaded(initial);
    }

    @Nullable
    Object initial() {
        return initial;
    }

    public static boolean is(@Nullable Object value) {
        return value instanceof NotLoaded;
    }

    /** Whether any column of a row was not read. */
    static boolean isIn(@Nullable Object[] row) {
        for (Object value : row) {
            if (value instanceof NotLoaded) {
                return true;
            }
        }
        return false;
    }

    /** A row with what the properties had in the columns that were not read. */
    static @Nullable Object[] initials(@Nullable Object[] row) {
        @Nullable Object[] values = row.clone();
        for (int column = 0; column < values.length; column++) {
            if (values[column] instanceof NotLoaded left) {
                values[column] = left.initial();
            }
        }
        return values;
    }

    /** Those of some columns that a row has the values of. */
    public static int[] without(int[] columns, @Nullable Object[] row) {
        return Arrays.stream(columns)
                .filter(column -> !(row[column] instanceof NotLoaded))
                .toArray();
    }
}
