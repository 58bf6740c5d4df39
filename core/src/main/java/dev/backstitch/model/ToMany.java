package dev.backstitch.model;

import dev.backstitch.link.Many;

/**
 * A relationship to any number of objects.
 *
 * @param <E> the entity class that holds the collection
 * @param <T> the entity class of its elements
 */
public interface ToMany<E, T> extends Relationship<E, T> {

    /** The collection of one object; called once, by the initialiser of the object's field. */
    default Many<T> of(E owner) {
        return Many.of(this, owner);
    }
}
