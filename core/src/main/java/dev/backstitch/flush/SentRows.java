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

    /** Finds a value of some rows. */
    @FunctionalInterface
    interface Values {

        @Nullable
        Object at(int row, int column);
    }

    private static SentRows of(int size, Values values) {
        return new SentRows() {

            @Override
            public int size() {
                return size;
            }

            @Override
            public @Nullable Object value(int row, int column) {
                return values.at(row, column);
            }
        };
    }

    /** The same by row and column. */
    static SentRows of(@Nullable Object[][] rows) {
        return of(rows.length, (row, column) -> rows[row][column]);
    }

    /** Some columns of wider rows. */
    static SentRows of(@Nullable Object[][] rows, int[] columns) {
        return of(rows.length, (row, column) -> rows[row][columns[column]]);
    }

    /** Each row's first values of some, then all of others. */
    static SentRows joined(SentRows some, int first, SentRows others) {
        return of(
                some.size(),
                (row, column) -> column < first ? some.value(row, column) : others.value(row, column - first));
    }

    /** Some columns of rows as they are stored. */
    static SentRows stored(List<? extends RowRef> rows, int[] columns) {
        return of(rows.size(), (row, column) -> StoredValues.rowOf(rows.get(row))[columns[column]]);
    }
}
