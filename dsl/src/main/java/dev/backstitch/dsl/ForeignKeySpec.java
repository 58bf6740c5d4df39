package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.ReferenceDefinition;
import dev.backstitch.model.ReferentialAction;
import java.util.List;
import java.util.function.Supplier;

/** Declares a foreign key of several columns: what it references comes first, what becomes of its rows may follow. */
public final class ForeignKeySpec<E> {

    private ReferenceDefinition<E> definition;

    ForeignKeySpec(List<Column<E, ?>> columns) {
        definition =
                new ReferenceDefinition<>(columns, List.of(), ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION);
    }

    /** The columns that are named, in the order of those that hold the key. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final ForeignKeySpec<E> references(Supplier<? extends Column<?, ?>>... targets) {
        definition = new ReferenceDefinition<>(
                definition.columns(), List.of(targets), definition.onDelete(), definition.onUpdate());
        return this;
    }

    /** What becomes of the row when the one it names is deleted. */
    public ForeignKeySpec<E> onDelete(ReferentialAction action) {
        definition =
                new ReferenceDefinition<>(definition.columns(), definition.targets(), action, definition.onUpdate());
        return this;
    }

    /** What becomes of the row when the key of the one it names changes. */
    public ForeignKeySpec<E> onUpdate(ReferentialAction action) {
        definition =
                new ReferenceDefinition<>(definition.columns(), definition.targets(), definition.onDelete(), action);
        return this;
    }

    ReferenceDefinition<E> definition() {
        return definition;
    }
}
