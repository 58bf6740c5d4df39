package dev.backstitch.model;

import dev.backstitch.link.End;
import dev.backstitch.link.Hops;
import dev.backstitch.link.Link;
import dev.backstitch.link.Listeners;
import org.jspecify.annotations.Nullable;

/**
 * A relationship seen from one of its sides.
 *
 * @param <E> the entity class that holds the link
 * @param <T> the entity class on the other side
 */
public interface Relationship<E, T> extends End<E, T> {

    /** All that was declared of it, and what {@link Model#of} made of that. */
    RelationshipDefinition<E, T> definition();

    /** The table, or the alias of it, whose rows it is asked of in a query. */
    default MappedTable<E> table() {
        return definition().declaration().source().get();
    }

    @Override
    default String label() {
        return definition().label();
    }

    @Override
    default @Nullable Relationship<T, E> counterpart() {
        return definition().otherSide();
    }

    @Override
    default Link<T> linkOf(E owner) {
        return definition().linkOf(owner);
    }

    @Override
    default @Nullable Object keyOf(T target) {
        return definition().keyOf(target);
    }

    @Override
    default @Nullable Hops<E, ?, T> hops() {
        return definition().hops();
    }

    @Override
    default Listeners<E, T> listeners() {
        return definition().listeners();
    }

    @Override
    default boolean listened() {
        return definition().listened();
    }
}
