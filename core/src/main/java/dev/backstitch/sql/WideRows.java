package dev.backstitch.sql;

import org.jspecify.annotations.Nullable;

/** Rows of an entity while they are put together of what several tables keep. Made for one step. */
final class WideRows {

    private final @Nullable Object[][] rows;

    WideRows(int size, int width) {
        this.rows = new Object[size][width];
    }

    /** @param values by row and by column of those given */
    void put(int[] columns, @Nullable Object[][] values) {
        for (int i = 0; i < rows.length; i++) {
            put(i, columns, values[i]);
        }
    }

    void put(int row, int[] columns, @Nullable Object[] values) {
        for (int c = 0; c < columns.length; c++) {
            rows[row][columns[c]] = values[c];
        }
    }

    @Nullable
    Object[][] some(int[] columns) {
        @Nullable Object[][] some = new Object[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < columns.length; c++) {
                some[i][c] = rows[i][columns[c]];
            }
        }
        return some;
    }
}
