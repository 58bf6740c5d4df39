package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.UniqueKeyDefinition;
import java.util.List;

/** Declares a unique key of several columns; when it is checked may follow. */
public final class UniqueKeySpec<E> {

    private UniqueKeyDefinition<E> definition;

    UniqueKeySpec(List<Column<E, ?>> columns) {
        definition = new UniqueKeyDefinition<>(columns, Deferrability.NOT_DEFERRABLE);
    }

    /** When PostgreSQL checks the key: a value may pass from row to row and back in one flush where that is later than row by row. */
    public UniqueKeySpec<E> deferrable(Deferrability deferrability) {
        definition = new UniqueKeyDefinition<>(definition.columns(), deferrability);
        return this;
    }

    UniqueKeyDefinition<E> definition() {
        return definition;
    }
}
