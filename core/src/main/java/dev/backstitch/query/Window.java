package dev.backstitch.query;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.ToMany;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Some elements of a collection, of each object that it is loaded for: those that fulfil a condition, in an order, the first of them. Loaded by
 * {@code with(window)} of a query or of a fetch plan, and read by {@link #of}; the collection itself stays what it is. An immutable value, safe to share between
 * threads: every step gives another one, and each is known by itself, so keep the one that is loaded to read by it.
 *
 * @param <E> the entity class that holds the collection
 * @param <T> the entity class of its elements
 */
public final class Window<E, T> {

    private final ToMany<E, T> relationship;
    private final Condition condition;
    private final List<OrderField<?>> order;
    private final @Nullable Long limit;

    private Window(ToMany<E, T> relationship, Condition condition, List<OrderField<?>> order, @Nullable Long limit) {
        this.relationship = relationship;
        this.condition = condition;
        this.order = List.copyOf(order);
        this.limit = limit;
    }

    /** All elements of a collection; what follows leaves some of them out. */
    public static <E, T> Window<E, T> window(ToMany<E, T> relationship) {
        return new Window<>(relationship, DSL.noCondition(), List.of(), null);
    }

    /** Only elements that fulfil all of the conditions, which are about the elements' table, besides those given before. */
    public Window<E, T> where(Condition... conditions) {
        Condition all = conditions.length == 0 ? DSL.noCondition() : DSL.and(conditions);
        return new Window<>(relationship, condition.and(all), order, limit);
    }

    /** In this order, after those given before; left out, that of the relationship. */
    public Window<E, T> orderBy(OrderField<?>... fields) {
        List<OrderField<?>> all = new ArrayList<>(order);
        all.addAll(List.of(fields));
        return new Window<>(relationship, condition, all, limit);
    }

    /**
     * At most so many elements of each object.
     *
     * @throws UsageException where it is less than 1
     */
    public Window<E, T> limit(long most) {
        if (most < 1) {
            throw new UsageException(
                    "limit(" + most + ") of " + this + " shows nothing: give at least 1, or leave the limit out");
        }
        return new Window<>(relationship, condition, order, most);
    }

    /**
     * The elements as the rows were when they were loaded for the object last: ordinary entities in an unmodifiable list, which stays readable after the session.
     *
     * @throws UsageException where this window was not loaded for the object
     */
    @SuppressWarnings("unchecked") // what was kept for a window are elements of its relationship
    public List<T> of(E owner) {
        Link<T> link = relationship.linkOf(owner);
        List<?> elements = LinkAccess.kept(link, this);
        if (elements == null) {
            throw new UsageException(
                    this + " was not loaded for this object of "
                            + owner.getClass().getSimpleName()
                            + ": give this very window to with(..) of the query, or load it by session.load(objects, plan -> plan.with(window))");
        }
        return (List<T>) elements;
    }

    /** The collection of which it shows some elements. */
    public ToMany<E, T> relationship() {
        return relationship;
    }

    /** What an element has to fulfil. */
    public Condition condition() {
        return condition;
    }

    /** The order of the elements; empty for that of the relationship. */
    public List<OrderField<?>> order() {
        return order;
    }

    /** How many elements of each object at most; null for all. */
    public @Nullable Long limit() {
        return limit;
    }

    /** The relationship whose elements it shows, without the values in its condition. */
    @Override
    public String toString() {
        return "window(" + relationship.label() + ")";
    }
}
