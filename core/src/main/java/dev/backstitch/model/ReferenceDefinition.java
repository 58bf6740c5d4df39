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
 * @param deferrability when PostgreSQL checks it
 */
public record ReferenceDefinition<E>(
        List<Column<E, ?>> columns,
        List<Supplier<? extends Column<?, ?>>> targets,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferrability deferrability) {

    public ReferenceDefinition {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
    }

    /** A foreign key that PostgreSQL checks at the end of each statement, and that lets no row go that it names. */
    public static <E> ReferenceDefinition<E> of(
            List<Column<E, ?>> columns, List<Supplier<? extends Column<?, ?>>> targets) {
        return new ReferenceDefinition<>(
                columns,
                targets,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                Deferrability.NOT_DEFERRABLE);
    }

    public ReferenceDefinition<E> withTargets(List<Supplier<? extends Column<?, ?>>> named) {
        return new ReferenceDefinition<>(columns, named, onDelete, onUpdate, deferrability);
    }

    public ReferenceDefinition<E> withOnDelete(ReferentialAction action) {
        return new ReferenceDefinition<>(columns, targets, action, onUpdate, deferrability);
    }

    public ReferenceDefinition<E> withOnUpdate(ReferentialAction action) {
        return new ReferenceDefinition<>(columns, targets, onDelete, action, deferrability);
    }

    public ReferenceDefinition<E> withDeferrability(Deferrability when) {
        return new ReferenceDefinition<>(columns, targets, onDelete, onUpdate, when);
    }
}
