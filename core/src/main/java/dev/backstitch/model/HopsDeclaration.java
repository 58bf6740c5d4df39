package dev.backstitch.model;

import java.util.function.Supplier;

/**
 * The two relationships through which a collection is seen that keeps nothing itself.
 *
 * @param toBetween leads from the owner to the objects between
 * @param toTarget leads from each of these to an element
 */
public record HopsDeclaration<E, T>(
        Supplier<? extends Relationship<E, ?>> toBetween, Supplier<? extends Relationship<?, T>> toTarget) {}
