package dev.backstitch.query;

import dev.backstitch.model.Relationship;
import org.jspecify.annotations.Nullable;

/**
 * A relationship to load, how much of it, and what to load with its targets.
 *
 * @param <E> the entity class that holds the links
 * @param <T> the entity class on the other side
 */
public sealed interface Fetch<E, T> {

    /** What is loaded. */
    Relationship<? super E, T> relationship();

    /** What is loaded with the entities on its other side. */
    FetchPlan<T> plan();

    /** All of it, by a statement of its own. */
    record Whole<E, T>(Relationship<? super E, T> relationship, FetchPlan<T> plan) implements Fetch<E, T> {}

    /** All of a reference, by a join in the statement that reads the entities that hold it. */
    record Joined<E, T>(Relationship<? super E, T> relationship, FetchPlan<T> plan) implements Fetch<E, T> {}

    /** Some of it, which does not stand for the whole. */
    record Part<E, T>(Window<? super E, T> window, FetchPlan<T> plan) implements Fetch<E, T> {

        @Override
        public Relationship<? super E, T> relationship() {
            return window.relationship();
        }
    }

    /**
     * All of it, and again of what it leads to, level by level, by one statement.
     *
     * @param plan what is loaded with the entities of every level but the first
     * @param depth how many levels at most; null for all
     */
    record Recursive<E>(
            Relationship<? super E, E> relationship,
            FetchPlan<E> plan,
            @Nullable Integer depth) implements Fetch<E, E> {}
}
