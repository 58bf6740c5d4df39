package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.ReferenceDefinition;
import dev.backstitch.model.ReferentialAction;
import java.util.List;
import java.util.function.Supplier;

/** Declares a foreign key of several columns: what it references comes first, what becomes of its rows may follow. */
public final class ForeignKeySpec<E> {

    private ReferenceDefinition<E> definition;

    ForeignKeySpec(List<Column<E, ?>> columns) {
        definition = ReferenceDefinition.of(columns, List.of());
    }

    /** The columns that are named, in the order of those that hold the key. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final ForeignKeySpec<E> references(Supplier<? extends Column<?, ?>>... targets) {
        definition = definition.withTargets(List.of(targets));
        return this;
    }

    /** What becomes of the row when the one it names is deleted. */
    public ForeignKeySpec<E> onDelete(ReferentialAction action) {
        definition = definition.withOnDelete(action);
        return this;
    }

    /** What becomes of the row when the key of the one it names changes. */
    public ForeignKeySpec<E> onUpdate(ReferentialAction action) {
        definition = definition.withOnUpdate(action);
        return this;
    }

    /** When PostgreSQL checks the foreign key: new rows may name each other in a circle where that is at the commit. */
    public ForeignKeySpec<E> deferrable(Deferrability deferrability) {
        definition = definition.withDeferrability(deferrability);
        return this;
    }

    ReferenceDefinition<E> definition() {
        return definition;
    }
}
