package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipMapping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of which only the key is known, because something was linked to it by that. Equal to another of the same key.
 *
 * @param shape of its table
 * @param key comparable with others of the table
 * @param row filled in the key's columns
 */
public record KeyRow(
        EntityShape<?> shape, Object key, @Nullable Object[] row) implements RowRef {

    /** @throws UsageException where the key is none that the relationship's targets are named by */
    static KeyRow of(EntityShape<?> shape, RelationshipMapping<?, ?> relationship, Object key) {
        List<? extends Column<?, ?>> columns = relationship.keyColumns();
        if (!columns.equals(relationship.target().primaryKey())) {
            throw new UsageException(
                    relationship.label() + " names its targets by "
                            + columns.get(0).getName()
                            + ", which is not their primary key, so none can be referred to by its key: load the object and link it");
        }
        List<?> parts = parts(key, columns.size());
        @Nullable Object[] row = new Object[shape.width()];
        for (int i = 0; i < columns.size(); i++) {
            Class<?> type = columns.get(i).definition().type().getType();
            if (parts.size() != columns.size() || !type.isInstance(parts.get(i))) {
                throw new UsageException(relationship.label() + " takes a key of class " + type.getSimpleName()
                        + (columns.size() == 1 ? "" : " and " + (columns.size() - 1) + " more, in a list,")
                        + " for " + shape.label() + "."
                        + columns.get(i).getName() + ", and was given one of class "
                        + key.getClass().getSimpleName() + "; nothing was changed");
            }
            row[shape.key()[i]] = parts.get(i);
        }
        return new KeyRow(shape, Objects.requireNonNull(shape.keyIn(row)), row);
    }

    static KeyRow of(Entry<?> entry, Object key) {
        return new KeyRow(entry.shape(), key, new Object[0]);
    }

    /** The values of a key, whether of one column or of several. */
    public static List<?> parts(Object key, int columns) {
        return columns > 1 && key instanceof List<?> several ? several : List.of(key);
    }

    @Override
    public State state() {
        return State.MANAGED;
    }

    @Override
    public int number() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyRow that && shape == that.shape && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return shape.label() + " " + key;
    }
}
