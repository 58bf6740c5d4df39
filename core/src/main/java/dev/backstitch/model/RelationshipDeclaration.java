package dev.backstitch.model;

import dev.backstitch.link.Link;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says of one side of a relationship; a value, complete with the last modifier of the fluent chain.
 *
 * @param source the table whose entities hold the link
 * @param name the relationship's name, as messages and string-named counterparts use it
 * @param accessor reads the link of an entity
 * @param many whether the link is a collection
 * @param on the foreign key's columns, on whichever side holds them; empty where the only foreign key between the tables is meant
 * @param through the association table, seen from this side; null where there is none
 * @param counterpart how the other side is named
 * @param order the reading order of a collection; empty for the order of the target's primary key
 * @param owned whether an element that leaves its owner is deleted
 */
public record RelationshipDeclaration<E, T>(
        Supplier<? extends MappedTable<E>> source,
        String name,
        Function<? super E, ? extends Link<T>> accessor,
        boolean many,
        List<Supplier<? extends Column<?, ?>>> on,
        @Nullable Supplier<? extends Association<E, T>> through,
        CounterpartDeclaration<T, E> counterpart,
        List<Supplier<? extends OrderField<?>>> order,
        boolean owned) {

    public RelationshipDeclaration {
        on = List.copyOf(on);
        order = List.copyOf(order);
    }

    public RelationshipDeclaration<E, T> withOn(List<Supplier<? extends Column<?, ?>>> columns) {
        return new RelationshipDeclaration<>(source, name, accessor, many, columns, through, counterpart, order, owned);
    }

    public RelationshipDeclaration<E, T> withThrough(Supplier<? extends Association<E, T>> association) {
        return new RelationshipDeclaration<>(source, name, accessor, many, on, association, counterpart, order, owned);
    }

    public RelationshipDeclaration<E, T> withCounterpart(CounterpartDeclaration<T, E> other) {
        return new RelationshipDeclaration<>(source, name, accessor, many, on, through, other, order, owned);
    }

    public RelationshipDeclaration<E, T> withOrder(List<Supplier<? extends OrderField<?>>> fields) {
        return new RelationshipDeclaration<>(source, name, accessor, many, on, through, counterpart, fields, owned);
    }

    public RelationshipDeclaration<E, T> withOwned() {
        return new RelationshipDeclaration<>(source, name, accessor, many, on, through, counterpart, order, true);
    }
}
