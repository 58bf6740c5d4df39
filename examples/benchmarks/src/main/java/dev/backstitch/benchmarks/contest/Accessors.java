package dev.backstitch.benchmarks.contest;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How the classes of a contestant are made and read, so that all are checked, and linked in memory, by the same code. */
public record Accessors<U, P, T>(
        Function<String, U> newUser,
        Function<String, P> newPost,
        Function<U, Long> userId,
        Function<U, String> name,
        Function<U, Collection<P>> posts,
        BiConsumer<U, P> addPost,
        Function<P, Long> postId,
        Function<P, String> title,
        Function<P, U> author,
        BiConsumer<P, U> setAuthor,
        Function<P, Collection<T>> tags,
        Function<T, String> tagName,
        Function<T, Collection<P>> taggedPosts) {}
