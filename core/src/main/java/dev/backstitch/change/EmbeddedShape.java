package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value over several columns of a row. Immutable and shared by all threads.
 *
 * @param <E> the entity class
 * @param <V> the class of the value
 */
final class EmbeddedShape<E, V> {

    private final EntityShape<E> shape;
    private final Embedded<E, V> embedded;
    private final int[] columns;

    EmbeddedShape(EntityShape<E> shape, Embedded<E, V> embedded) {
        this.shape = shape;
        this.embedded = embedded;
        this.columns = EntityShape.indexesOf(shape.mapping(), embedded.columns());
    }

    boolean hasAny(int[] some) {
        return UniqueKey.meet(columns, some);
    }

    int[] columns() {
        return columns;
    }

    /** All of its columns are, or none. */
    boolean isLoaded(@Nullable Object[] row) {
        return !(row[columns[0]] instanceof NotLoaded);
    }

    /** Writes what a row says into an object. */
    void write(E entity, @Nullable Object[] row) {
        embedded.setter().accept(entity, made(row));
    }

    /** Makes what a row says, to be written into an object when all else is known to be right. */
    Runnable writing(E entity, @Nullable Object[] row) {
        V value = made(row);
        return () -> embedded.setter().accept(entity, value);
    }

    private @Nullable V made(@Nullable Object[] row) {
        boolean none = true;
        for (int column : columns) {
            none &= row[column] == null;
        }
        try {
            return none ? null : embedded.maker().apply(new Parts(row));
        } catch (RuntimeException e) {
            throw new UsageException(text(row, e), e);
        }
    }

    private String text(@Nullable Object[] row, RuntimeException thrown) {
        Object key = shape.keyIn(row);
        return shape.label() + "." + embedded.name() + " cannot be made of its columns"
                + (key == null ? "" : " in the row with the key " + key) + ", because make(..) throws " + thrown
                + ": let it take whatever the columns may hold, or correct the row";
    }

    private final class Parts implements Embedded.Parts<E> {

        private final @Nullable Object[] row;

        Parts(@Nullable Object[] row) {
            this.row = row;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"
        }) // the row has values of the column's class at its place, and null for NULL
        public <T> T get(Column<E, T> column) {
            if (!embedded.columns().contains(column)) {
                throw new IllegalArgumentException(
                        column.getName() + " is no part of " + embedded.name() + ": name it with part(..)");
            }
            int place = shape.mapping().columns().indexOf(column);
            return (T) shape.copy(place, row[place]);
        }
    }
}
