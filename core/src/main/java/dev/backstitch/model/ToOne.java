package dev.backstitch.model;

import dev.backstitch.link.One;

/**
 * A relationship to at most one object.
 *
 * @param <E> the entity class that holds the reference
 * @param <T> the entity class it refers to
 */
public interface ToOne<E, T> extends Relationship<E, T> {

    /** The reference of one object; called once, by the initialiser of the object's field. */
    default One<T> of(E owner) {
        return One.of(this, owner);
    }
}
