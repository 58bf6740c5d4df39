package dev.backstitch.flush;

import dev.backstitch.change.RowRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the values that rows have. */
final class StoredValues {

    private StoredValues() {}

    static @Nullable Object[][] of(List<? extends RowRef> entries, int[] columns) {
        @Nullable Object[][] values = new Object[entries.size()][];
        for (int i = 0; i < values.length; i++) {
            @Nullable Object[] row = rowOf(entries.get(i));
            @Nullable Object[] some = new Object[columns.length];
            for (int c = 0; c < columns.length; c++) {
                some[c] = row[columns[c]];
            }
            values[i] = some;
        }
        return values;
    }

    static @Nullable Object[] rowOf(RowRef entry) {
        return Objects.requireNonNull(entry.row(), "an entity without a row cannot be named in a statement");
    }
}
