package dev.backstitch.model;

import dev.backstitch.link.ManyList;

/**
 * A relationship to any number of objects in an order that is stored.
 *
 * @param <E> the entity class that holds the list
 * @param <T> the entity class of its elements
 */
public interface ToList<E, T> extends ToMany<E, T> {

    @Override
    default ManyList<T> of(E owner) {
        return ManyList.inOrder(definition(), owner);
    }
}
