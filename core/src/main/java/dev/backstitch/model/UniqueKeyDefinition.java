package dev.backstitch.model;

import java.util.List;

/**
 * A unique key as declared.
 *
 * @param columns whose values no two rows have alike
 * @param deferrability when PostgreSQL checks that
 */
public record UniqueKeyDefinition<E>(List<Column<E, ?>> columns, Deferrability deferrability) {

    public UniqueKeyDefinition {
        columns = List.copyOf(columns);
    }
}
