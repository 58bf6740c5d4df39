package dev.backstitch.dsl;

import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.query.Joins;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.TableLike;

/**
 * What an {@link EntityQuery} reads beside its table.
 *
 * @param <E> the entity class
 */
public abstract sealed class JoinedQuery<E> permits EntityQuery {

    JoinedQuery() {}

    /** The query with other joins. */
    abstract EntityQuery<E> joining(UnaryOperator<Joins<E>> change);

    /**
     * Reads the targets of a relationship beside the table, so that conditions may be about them, and selects only entities that have one. Whatever the number of
     * targets, an entity is selected once: {@code from(USERS).join(USERS.posts).where(POSTS.title.like("A%"))}.
     */
    public <T> EntityQuery<E> join(Relationship<? super E, T> relationship) {
        return joining(joins -> joins.join(relationship));
    }

    /** The same by the name of an alias: {@code Posts p = POSTS.as("p"); from(USERS).join(USERS.posts, p).where(p.title.like("A%"))}. */
    public <T> EntityQuery<E> join(Relationship<? super E, T> relationship, MappedTable<T> as) {
        return joining(joins -> joins.join(relationship, as));
    }

    /** The targets of a relationship, and more from there: {@code join(USERS.posts, posts -> posts.join(POSTS.tags))}. */
    public <T> EntityQuery<E> join(Relationship<? super E, T> relationship, UnaryOperator<Joins<T>> onward) {
        return joining(joins -> joins.join(relationship, onward));
    }

    /** The same by the name of an alias. */
    public <T> EntityQuery<E> join(
            Relationship<? super E, T> relationship, MappedTable<T> as, UnaryOperator<Joins<T>> onward) {
        return joining(joins -> joins.join(relationship, as, onward));
    }

    /** Any table that jOOQ knows, a derived one for example, on all of the conditions; only entities that something is joined to. */
    public EntityQuery<E> join(TableLike<?> table, Condition... on) {
        return joining(joins -> joins.join(table, on));
    }

    /** The targets of a relationship as {@code join(..)} reads them, where there are any: entities without are selected as well, with NULL in the targets' columns. */
    public <T> EntityQuery<E> leftJoin(Relationship<? super E, T> relationship) {
        return joining(joins -> joins.leftJoin(relationship));
    }

    /** The same by the name of an alias. */
    public <T> EntityQuery<E> leftJoin(Relationship<? super E, T> relationship, MappedTable<T> as) {
        return joining(joins -> joins.leftJoin(relationship, as));
    }

    /** The same, and more from there. */
    public <T> EntityQuery<E> leftJoin(Relationship<? super E, T> relationship, UnaryOperator<Joins<T>> onward) {
        return joining(joins -> joins.leftJoin(relationship, onward));
    }

    /** The same by the name of an alias. */
    public <T> EntityQuery<E> leftJoin(
            Relationship<? super E, T> relationship, MappedTable<T> as, UnaryOperator<Joins<T>> onward) {
        return joining(joins -> joins.leftJoin(relationship, as, onward));
    }

    /** Any table that jOOQ knows, on all of the conditions; entities that nothing is joined to are selected as well. */
    public EntityQuery<E> leftJoin(TableLike<?> table, Condition... on) {
        return joining(joins -> joins.leftJoin(table, on));
    }
}
