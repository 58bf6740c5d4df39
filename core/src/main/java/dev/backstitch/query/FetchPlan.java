package dev.backstitch.query;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded of entities and together with them: their columns, some of their relationships, and a plan for what these lead to. An immutable value.
 *
 * @param <E> the entity class
 */
public final class FetchPlan<E> {

    private static final FetchPlan<?> EMPTY = new FetchPlan<>(List.of(), ColumnChoice.ALL);

    private final List<Fetch<E, ?>> fetches;
    private final ColumnChoice columns;

    private FetchPlan(List<Fetch<E, ?>> fetches, ColumnChoice columns) {
        this.fetches = List.copyOf(fetches);
        this.columns = columns;
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
        return new FetchPlan<>(all, columns);
    }

    /**
     * Reads these columns only, those named so before, and those that a session cannot do without: keys, foreign keys of relationships, the version, the
     * discriminator, places in lists and keys of maps. Of a value over several columns one stands for all. The properties of the others stay as the class makes
     * them until their columns are loaded: by {@code session.load(..)}, by a later query that reads them, or by {@link Column#load}. One that is set meanwhile is
     * written; to set it to what the class makes, load its column first.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final FetchPlan<E> only(Column<? super E, ?>... named) {
        return new FetchPlan<>(fetches, columns.only(List.of(named)));
    }

    /** The same with columns of entities that extend these, as in {@code only(CARS, CARS.doors)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <S extends E> FetchPlan<E> only(MappedTable<S> table, Column<? super S, ?>... named) {
        return new FetchPlan<>(fetches, columns.only(List.of(named)));
    }

    /** Reads all columns but these and those left out before; see {@link #only}, also for those that are read nevertheless. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final FetchPlan<E> except(Column<? super E, ?>... left) {
        return new FetchPlan<>(fetches, columns.except(List.of(left)));
    }

    /** The same with columns of entities that extend these, as in {@code except(CARS, CARS.manual)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <S extends E> FetchPlan<E> except(MappedTable<S> table, Column<? super S, ?>... left) {
        return new FetchPlan<>(fetches, columns.except(List.of(left)));
    }

    /** Which columns are read. */
    public ColumnChoice columns() {
        return columns;
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

    /** The relationships' names, nested ones in parentheses, as in {@code posts(except(body), tags), profile}. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        for (Fetch<E, ?> fetch : fetches) {
            String name = name(fetch);
            String nested = inWords(fetch.plan());
            names.add(nested.isEmpty() ? name : name + "(" + nested + ")");
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

    private static String inWords(FetchPlan<?> plan) {
        String relationships = plan.toString();
        String columns = plan.columns().toString();
        return columns + (columns.isEmpty() || relationships.isEmpty() ? "" : ", ") + relationships;
    }
}
