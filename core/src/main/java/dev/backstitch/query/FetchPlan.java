package dev.backstitch.query;

import dev.backstitch.model.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is loaded together with entities: some of their relationships, and a plan for what these lead to. An immutable value.
 *
 * @param <E> the entity class
 */
public final class FetchPlan<E> {

    private static final FetchPlan<?> EMPTY = new FetchPlan<>(List.of());

    private final List<Fetch<E, ?>> fetches;

    private FetchPlan(List<Fetch<E, ?>> fetches) {
        this.fetches = List.copyOf(fetches);
    }

    /** The plan that loads nothing. */
    @SuppressWarnings("unchecked") // it holds nothing of any class
    public static <E> FetchPlan<E> empty() {
        return (FetchPlan<E>) EMPTY;
    }

    /** This plan and a relationship. */
    public <T> FetchPlan<E> with(Relationship<? super E, T> relationship) {
        return with(relationship, nested -> nested);
    }

    /** This plan and a relationship, with what is to be loaded with its targets; named twice, the plans for them are joined. */
    public <T> FetchPlan<E> with(Relationship<? super E, T> relationship, UnaryOperator<FetchPlan<T>> nested) {
        List<Fetch<E, ?>> all = new ArrayList<>();
        FetchPlan<T> before = empty();
        for (Fetch<E, ?> fetch : fetches) {
            if (fetch.relationship().definition() == relationship.definition()) {
                before = planOf(fetch);
            } else {
                all.add(fetch);
            }
        }
        all.add(new Fetch<>(relationship, nested.apply(before)));
        return new FetchPlan<>(all);
    }

    @SuppressWarnings("unchecked") // the fetch is of the very relationship whose targets are Ts
    private static <T> FetchPlan<T> planOf(Fetch<?, ?> fetch) {
        return (FetchPlan<T>) fetch.plan();
    }

    /** The relationships to load, in the order in which they were named last. */
    public List<Fetch<E, ?>> fetches() {
        return fetches;
    }

    /** The relationships' names, nested ones in parentheses, as in {@code posts(tags), profile}. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        for (Fetch<E, ?> fetch : fetches) {
            String name = fetch.relationship().definition().declaration().name();
            names.add(fetch.plan().fetches().isEmpty() ? name : name + "(" + fetch.plan() + ")");
        }
        return String.join(", ", names);
    }
}
