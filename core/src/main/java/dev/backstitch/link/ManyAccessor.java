package dev.backstitch.link;

/** Reads an object's collection, as in {@code User::posts}. */
@FunctionalInterface
public interface ManyAccessor<O, T> {

    Many<T> of(O owner);
}
