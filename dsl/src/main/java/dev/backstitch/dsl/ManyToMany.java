package dev.backstitch.dsl;

import dev.backstitch.model.ToMany;

/**
 * Both sides of a relationship, declared in one place by {@code backref(..)}: this is the side that declares them.
 *
 * @param <E> the entity class on this side
 * @param <T> the entity class on the other
 */
public interface ManyToMany<E, T> extends ToMany<E, T> {

    /** The other side; its objects make their links by it, as in {@code USERS.posts.reverse().of(this)}. */
    ToMany<T, E> reverse();
}
