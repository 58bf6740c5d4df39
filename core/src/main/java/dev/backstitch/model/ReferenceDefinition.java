package dev.backstitch.model;

import java.util.List;
import java.util.function.Supplier;

/**
 * A foreign key as declared: the columns on this side, and the key they name, supplied late because mapping classes refer to each other in circles.
 *
 * @param columns the columns that hold the key
 * @param targets one supplier a column, of the column it names
 * @param onDelete what becomes of the row when the one it names is deleted
 * @param onUpdate what becomes of it when the key of the one it names changes
 */
public record ReferenceDefinition<E>(
        List<Column<E, ?>> columns,
        List<Supplier<? extends Column<?, ?>>> targets,
        ReferentialAction onDelete,
        ReferentialAction onUpdate) {

    public ReferenceDefinition {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
    }
}
