package dev.backstitch.dsl;

import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/**
 * Both sides of a relationship, declared in one place by {@code backref(..)}: this is the side that declares them.
 *
 * @param <E> the entity class on this side
 * @param <T> the entity class on the other
 */
public interface OneToMany<E, T> extends ToMany<E, T> {

    /** The other side; its objects make their links by it, as in {@code USERS.posts.reverse().of(this)}. */
    ToOne<T, E> reverse();
}
