package dev.backstitch.query;

import dev.backstitch.model.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
        return and(relationship.definition(), nested, plan -> new Fetch.Whole<>(relationship, plan));
    }

    /** This plan and a window on a collection. */
    public <T> FetchPlan<E> with(Window<? super E, T> window) {
        return with(window, nested -> nested);
    }

    /** This plan and a window on a collection, with what is to be loaded with its elements; named twice, the plans for them are joined. */
    public <T> FetchPlan<E> with(Window<? super E, T> window, UnaryOperator<FetchPlan<T>> nested) {
        return and(window, nested, plan -> new Fetch.Part<>(window, plan));
    }

    /**
     * @param subject what the fetch has in common with one that it replaces, whose plan it takes over
     */
    private <T> FetchPlan<E> and(
            Object subject, UnaryOperator<FetchPlan<T>> nested, Function<FetchPlan<T>, Fetch<E, T>> fetch) {
        List<Fetch<E, ?>> all = new ArrayList<>();
        FetchPlan<T> before = empty();
        for (Fetch<E, ?> known : fetches) {
            if (subject(known).equals(subject)) {
                before = planOf(known);
            } else {
                all.add(known);
            }
        }
        all.add(fetch.apply(nested.apply(before)));
        return new FetchPlan<>(all);
    }

    private static Object subject(Fetch<?, ?> fetch) {
        if (fetch instanceof Fetch.Part<?, ?> part) {
            return part.window();
        }
        return fetch.relationship().definition();
    }

    @SuppressWarnings("unchecked") // a fetch of the same subject leads to Ts
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
            String name = name(fetch);
            names.add(fetch.plan().fetches().isEmpty() ? name : name + "(" + fetch.plan() + ")");
        }
        return String.join(", ", names);
    }

    private static String name(Fetch<?, ?> fetch) {
        String name = fetch.relationship().definition().declaration().name();
        return fetch instanceof Fetch.Part ? "window of " + name : name;
    }
}
