package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives entities columns of their rows that were not read before: the row has them from then on, and so has a property that was not set meanwhile. Records no
 * change. Made by a session for its transaction; one thread.
 */
public final class ColumnFill {

    private final BiConsumer<Runnable, Runnable> undo;

    /** @param undo told how to take a fill back, and how to make it again when the whole transaction was rolled back */
    public ColumnFill(BiConsumer<Runnable, Runnable> undo) {
        this.undo = undo;
    }

    /**
     * Fills some of the columns that an entry lacks.
     *
     * @param columns the places of columns that it lacks, all parts of a value over several columns together
     * @param values as wide as the row
     */
    public <E> void fill(Entry<E> entry, int[] columns, @Nullable Object[] values) {
        @Nullable Object[] former = entry.row();
        if (former == null || columns.length == 0) {
            return;
        }
        int[] unset =
                Arrays.stream(columns).filter(column -> !entry.isSet(column)).toArray();
        @Nullable Object[] shown = new Object[former.length];
        Arrays.fill(shown, NotLoaded.of(null));
        for (int column : unset) {
            shown[column] = values[column];
            write(entry.shape(), entry.entity(), column, values[column]);
        }
        entry.shape().writeEmbedded(entry.entity(), shown);
        entry.store(completed(former, columns, values));
        undo.accept(() -> entry.restore(former), () -> {
            @Nullable Object[] row = entry.row();
            if (row != null) {
                entry.restore(completed(row, columns, values));
            }
        });
    }

    private static @Nullable Object[] completed(@Nullable Object[] former, int[] columns, @Nullable Object[] values) {
        @Nullable Object[] row = former.clone();
        for (int column : columns) {
            if (row[column] instanceof NotLoaded) {
                row[column] = values[column];
            }
        }
        return row;
    }

    /** An entity was made of a row of which some columns were not read: they are noted with what its properties are without them. */
    public static <E> void leave(EntityShape<E> shape, E entity, @Nullable Object[] row) {
        for (int column = 0; column < row.length; column++) {
            if (row[column] instanceof NotLoaded && shape.mapped(column)) {
                row[column] = NotLoaded.of(shape.copy(column, shape.read(entity, column)));
            }
        }
    }

    /** Marks some columns of a row as not read. */
    public static void mark(@Nullable Object[] row, int column) {
        row[column] = NotLoaded.of(null);
    }

    /** Writes what a row has in a column into the property that is mapped to it. */
    public static <S> void write(EntityShape<S> shape, S entity, int column, @Nullable Object value) {
        try {
            shape.write(entity, column, shape.copy(column, value));
        } catch (NullPointerException e) {
            if (value != null) {
                throw e;
            }
            throw new UsageException(
                    shape.label() + "." + shape.column(column).getName()
                            + " is NULL in a row and its setter takes no null: map it to a property of a class instead of a primitive"
                            + " type, or declare the column notNull()",
                    e);
        }
    }
}
