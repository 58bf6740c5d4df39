package dev.backstitch.model;

import dev.backstitch.link.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/**
 * One side of a relationship, resolved and checked. Made by {@link Model#of}; immutable; shared by all threads.
 *
 * @param <E> the entity class that holds the link
 * @param <T> the entity class on the other side
 */
public final class RelationshipMapping<E, T> {

    private final Relationship<E, T> relationship;
    private final EntityMapping<E> source;
    private final RelationshipDefinition<E, T> definition;
    private final EntityMapping<T> target;
    private final Route route;
    private final List<OrderField<?>> order;
    private @Nullable RelationshipMapping<T, E> counterpart;

    RelationshipMapping(
            Relationship<E, T> relationship,
            EntityMapping<E> source,
            EntityMapping<T> target,
            Route route,
            List<OrderField<?>> order) {
        this.relationship = relationship;
        this.definition = relationship.definition();
        this.source = source;
        this.target = target;
        this.route = route;
        this.order = List.copyOf(order);
    }

    void connect(@Nullable RelationshipMapping<T, E> other) {
        counterpart = other;
    }

    public Relationship<E, T> relationship() {
        return relationship;
    }

    /** The link of one owner. A hot path: every row that is read asks for all links of its object. */
    public Link<T> linkOf(E owner) {
        return definition.linkOf(owner);
    }

    public String name() {
        return definition.declaration().name();
    }

    public String label() {
        return source.label() + "." + name();
    }

    public EntityMapping<E> source() {
        return source;
    }

    public EntityMapping<T> target() {
        return target;
    }

    public Route route() {
        return route;
    }

    public boolean many() {
        return definition.declaration().many();
    }

    /** Whether an element that leaves its owner is deleted. */
    public boolean owned() {
        return definition.declaration().owned();
    }

    /** Whether a change of an owned element counts as one of its owner. */
    public boolean bumpsVersion() {
        return definition.declaration().bumpsVersion();
    }

    /** Whether it is its own other side. */
    public boolean symmetric() {
        return definition.declaration().symmetric();
    }

    /** The column in which each element keeps its place; null where the order is not stored. */
    public @Nullable Column<T, Integer> position() {
        Supplier<? extends Column<T, Integer>> column = definition.declaration().position();
        return column == null ? null : column.get();
    }

    /** The columns of the target by which rows name it: those of the foreign key's target, or of its primary key. */
    @SuppressWarnings("unchecked") // a foreign key of the source names columns of the target
    public List<Column<T, ?>> keyColumns() {
        return route instanceof Route.Holding holding
                ? (List<Column<T, ?>>) (List<?>) holding.reference().targetColumns()
                : target.primaryKey();
    }

    /** The key of a target as its properties have it; a list where it has several columns; null where a part is missing. */
    @Nullable
    Object keyOf(T entity) {
        List<Object> parts = new ArrayList<>();
        for (Column<T, ?> column : keyColumns()) {
            Function<? super T, ?> getter = column.definition().getter();
            Object value = getter == null ? null : getter.apply(entity);
            if (value == null) {
                return null;
            }
            parts.add(value);
        }
        return parts.size() == 1 ? parts.get(0) : parts;
    }

    /** The declared reading order; empty for that of the target's primary key. */
    public List<OrderField<?>> order() {
        return order;
    }

    /** The other side, or null where the relationship is declared on one side only. */
    public @Nullable RelationshipMapping<T, E> counterpart() {
        return counterpart;
    }

    @Override
    public String toString() {
        return label();
    }
}
