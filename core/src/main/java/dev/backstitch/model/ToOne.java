package dev.backstitch.model;

import dev.backstitch.link.One;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * A relationship to at most one object.
 *
 * @param <E> the entity class that holds the reference
 * @param <T> the entity class it refers to
 */
public interface ToOne<E, T> extends Relationship<E, T> {

    /** The reference of one object; called once, by the initialiser of the object's field. */
    default One<T> of(E owner) {
        return One.of(definition(), owner);
    }

    /** There is a target that fulfils all of the conditions, which are about the target's table; without a condition: there is one. */
    default Condition has(Condition... conditions) {
        return RelationshipConditions.exists(this, conditions);
    }

    /**
     * The object is the target, as the rows have it.
     *
     * @throws dev.backstitch.error.UsageException when the query is run, where the object has no key yet
     */
    default Condition is(T target) {
        return RelationshipConditions.links(this, target);
    }

    /**
     * A column of the target as if it were this table's, NULL where there is no target, as in {@code POSTS.author.path(USERS.name)}: to compare, to order by
     * or to select, also in queries of jOOQ's own that read from this table.
     */
    default <V> Field<V> path(Column<? super T, V> column) {
        return Path.along(this).path(column);
    }

    /** The way from here along a reference of the target, as in {@code POSTS.author.path(USERS.company).path(COMPANIES.name)}. */
    @SuppressWarnings("overloads") // told apart by what they are given
    default <U> Path<E, U> path(ToOne<? super T, U> reference) {
        return Path.along(this).path(reference);
    }

    /** There is no target. */
    default Condition isNull() {
        return RelationshipConditions.isNull(this);
    }

    /** There is a target. */
    default Condition isNotNull() {
        return RelationshipConditions.isNull(this).not();
    }
}
