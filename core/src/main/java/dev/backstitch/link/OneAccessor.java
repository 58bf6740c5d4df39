package dev.backstitch.link;

/** Reads an object's reference, as in {@code Post::author}. */
@FunctionalInterface
public interface OneAccessor<O, T> {

    One<T> of(O owner);
}
