package dev.backstitch.flush;

import dev.backstitch.change.RowRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows whose values a statement sends. They are read where they are, a column at a time, so that no row is copied to be sent. */
public interface SentRows {

    int size();

    /** @param column its place among those that are sent */
    @Nullable
    Object value(int row, int column);

    /** The same by row and column. */
    static SentRows of(@Nullable Object[][] rows) {
        return new SentRows() {

            @Override
            public int size() {
                return rows.length;
            }

            @Override
            public @Nullable Object value(int row, int column) {
                return rows[row][column];
            }
        };
    }

    /** Some columns of wider rows. */
    static SentRows of(@Nullable Object[][] rows, int[] columns) {
        return new SentRows() {

            @Override
            public int size() {
                return rows.length;
            }

            @Override
            public @Nullable Object value(int row, int column) {
                return rows[row][columns[column]];
            }
        };
    }

    /** Each row's first values of some, then all of others. */
    static SentRows joined(SentRows some, int first, SentRows others) {
        return new SentRows() {

            @Override
            public int size() {
                return some.size();
            }

            @Override
            public @Nullable Object value(int row, int column) {
                return column < first ? some.value(row, column) : others.value(row, column - first);
            }
        };
    }

    /** Some columns of rows as they are stored. */
    static SentRows stored(List<? extends RowRef> rows, int[] columns) {
        return new SentRows() {

            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public @Nullable Object value(int row, int column) {
                return StoredValues.rowOf(rows.get(row))[columns[column]];
            }
        };
    }
}
