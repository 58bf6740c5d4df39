package dev.backstitch.dsl;

import dev.backstitch.link.ManyAccessor;
import dev.backstitch.link.OneAccessor;
import dev.backstitch.model.CounterpartDeclaration;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.RelationshipDeclaration;
import java.util.List;
import java.util.function.Supplier;

/** Makes the declaration with which a fluent chain begins. */
final class Declarations {

    private Declarations() {}

    static <E, T> RelationshipDeclaration<E, T> one(
            Supplier<? extends MappedTable<E>> source, String name, OneAccessor<E, T> accessor) {
        return new RelationshipDeclaration<>(
                source,
                name,
                accessor::of,
                false,
                List.of(),
                null,
                new CounterpartDeclaration.None<>(),
                List.of(),
                false);
    }

    static <E, T> RelationshipDeclaration<E, T> many(
            Supplier<? extends MappedTable<E>> source, String name, ManyAccessor<E, T> accessor) {
        return new RelationshipDeclaration<>(
                source,
                name,
                accessor::of,
                true,
                List.of(),
                null,
                new CounterpartDeclaration.None<>(),
                List.of(),
                false);
    }
}
