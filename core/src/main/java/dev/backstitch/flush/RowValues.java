package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values that rows have to get. */
final class RowValues {

    private RowValues() {}

    /** By row and column. */
    static @Nullable Object[][] of(List<Entry<?>> entries, int[] columns) {
        @Nullable Object[][] values = new Object[entries.size()][];
        for (int i = 0; i < values.length; i++) {
            @Nullable Object[] row = new Object[columns.length];
            for (int c = 0; c < columns.length; c++) {
                row[c] = entries.get(i).valueNow(columns[c]);
            }
            values[i] = row;
        }
        return values;
    }
}
