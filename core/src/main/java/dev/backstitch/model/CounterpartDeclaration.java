package dev.backstitch.model;

import java.util.function.Supplier;

/**
 * How one side of a relationship names the other.
 *
 * @param <T> the entity class that holds the other side
 * @param <E> the entity class that names it
 */
public sealed interface CounterpartDeclaration<T, E> {

    /** Declared on one side only. */
    record None<T, E>() implements CounterpartDeclaration<T, E> {}

    /** Named by the field that holds it, checked by the compiler; late because mapping classes refer to each other in circles. */
    record Typed<T, E>(Supplier<? extends Relationship<T, E>> supplier) implements CounterpartDeclaration<T, E> {}

    /** Named by a string, checked by {@link Model#of}. */
    record Named<T, E>(String name) implements CounterpartDeclaration<T, E> {}

    /** Declared here for both sides: the other side's relationship is made by this one and joins its table's in {@link Model#of}. */
    record Backref<T, E>(Relationship<T, E> relationship) implements CounterpartDeclaration<T, E> {}
}
