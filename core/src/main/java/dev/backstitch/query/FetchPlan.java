package dev.backstitch.query;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    /**
     * This plan and a reference whose target comes with the rows of the entities themselves, by a LEFT JOIN: a statement less, for rows that are wider, and have
     * their target once for each that refers to it. For objects that are there already it is the same as {@link #with(Relationship)}.
     */
    public <T> FetchPlan<E> withJoined(ToOne<? super E, T> reference) {
        return withJoined(reference, nested -> nested);
    }

    /** The same with what is to be loaded with the targets, of which references may be joined as well. */
    public <T> FetchPlan<E> withJoined(ToOne<? super E, T> reference, UnaryOperator<FetchPlan<T>> nested) {
        return and(reference.definition(), nested, plan -> new Fetch.Joined<>(reference, plan));
    }

    /**
     * This plan and a window on a collection.
     *
     * @throws UsageException where the collection is seen through objects between
     */
    public <T> FetchPlan<E> with(Window<? super E, T> window) {
        return with(window, nested -> nested);
    }

    /** This plan and a window on a collection, with what is to be loaded with its elements; named twice, the plans for them are joined. */
    public <T> FetchPlan<E> with(Window<? super E, T> window, UnaryOperator<FetchPlan<T>> nested) {
        requireKept(
                window.relationship(),
                "no window of " + window.relationship().label()
                        + " can be read: it keeps nothing itself, but shows what objects between refer to; give a window of these, with what they"
                        + " refer to");
        return and(window, nested, plan -> new Fetch.Part<>(window, plan));
    }

    /**
     * This plan and all that is below in a tree: the collection, those of its elements, and so on; each of them is loaded, also those that are empty.
     *
     * @throws UsageException where the collection is seen through objects between
     */
    public FetchPlan<E> withDescendants(ToMany<E, E> children) {
        return withDescendants(children, nested -> nested);
    }

    /** The same with what is to be loaded with everything below. */
    public FetchPlan<E> withDescendants(ToMany<E, E> children, UnaryOperator<FetchPlan<E>> nested) {
        return recursive(children, null, nested);
    }

    /**
     * The same for some levels at most: the collections of the last level's elements are not loaded.
     *
     * @throws UsageException where the depth is less than 1
     */
    public FetchPlan<E> withDescendants(ToMany<E, E> children, int depth) {
        return withDescendants(children, depth, nested -> nested);
    }

    /** The same with what is to be loaded with everything below. */
    public FetchPlan<E> withDescendants(ToMany<E, E> children, int depth, UnaryOperator<FetchPlan<E>> nested) {
        return recursive(children, depth, nested);
    }

    /** This plan and all that is above in a tree: what the reference leads to, what that leads to, and so on. */
    public FetchPlan<E> withAncestors(ToOne<E, E> parent) {
        return withAncestors(parent, nested -> nested);
    }

    /** The same with what is to be loaded with everything above. */
    public FetchPlan<E> withAncestors(ToOne<E, E> parent, UnaryOperator<FetchPlan<E>> nested) {
        return recursive(parent, null, nested);
    }

    /**
     * The same for some levels at most.
     *
     * @throws UsageException where the depth is less than 1
     */
    public FetchPlan<E> withAncestors(ToOne<E, E> parent, int depth) {
        return withAncestors(parent, depth, nested -> nested);
    }

    /** The same with what is to be loaded with everything above. */
    public FetchPlan<E> withAncestors(ToOne<E, E> parent, int depth, UnaryOperator<FetchPlan<E>> nested) {
        return recursive(parent, depth, nested);
    }

    private FetchPlan<E> recursive(
            Relationship<E, E> relationship, @Nullable Integer depth, UnaryOperator<FetchPlan<E>> nested) {
        if (depth != null && depth < 1) {
            throw new UsageException("a depth of " + depth + " along " + relationship.label()
                    + " loads nothing: give at least 1, or leave the depth out for all levels");
        }
        requireKept(
                relationship,
                relationship.label()
                        + " cannot be loaded level by level: it keeps nothing itself, but shows what objects between refer to; name it by"
                        + " with(..) as often as there are levels");
        Object subject = List.of("levels", relationship.definition());
        return and(subject, nested, plan -> new Fetch.Recursive<>(relationship, plan, depth));
    }

    private static void requireKept(Relationship<?, ?> relationship, String refusal) {
        if (relationship.definition().declaration().hops() != null) {
            throw new UsageException(refusal);
        }
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
        if (fetch instanceof Fetch.Recursive<?>) {
            return List.of("levels", fetch.relationship().definition());
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
        if (fetch instanceof Fetch.Part) {
            return "window of " + name;
        }
        return fetch instanceof Fetch.Recursive ? "levels of " + name : name;
    }
}
