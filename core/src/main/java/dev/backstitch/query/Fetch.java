package dev.backstitch.query;

import dev.backstitch.model.Relationship;

/**
 * A relationship to load, and what to load with its targets.
 *
 * @param relationship what is loaded
 * @param plan what is loaded with the entities on its other side
 */
public record Fetch<E, T>(Relationship<? super E, T> relationship, FetchPlan<T> plan) {}
