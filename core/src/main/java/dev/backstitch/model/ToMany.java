package dev.backstitch.model;

import dev.backstitch.link.Many;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;

/**
 * A relationship to any number of objects.
 *
 * @param <E> the entity class that holds the collection
 * @param <T> the entity class of its elements
 */
public interface ToMany<E, T> extends Relationship<E, T> {

    /** The collection of one object; called once, by the initialiser of the object's field. */
    default Many<T> of(E owner) {
        return Many.of(definition(), owner);
    }

    /** Some element fulfils all of the conditions, which are about the elements' table; without a condition: there is one. */
    default Condition any(Condition... conditions) {
        return RelationshipConditions.exists(this, conditions);
    }

    /** No element fulfils all of the conditions; without a condition: there is no element. */
    default Condition none(Condition... conditions) {
        return RelationshipConditions.none(this, conditions);
    }

    /** Every element fulfils all of the conditions, also where there is none; an element of which a condition is NULL does not. */
    default Condition all(Condition... conditions) {
        return RelationshipConditions.every(this, conditions);
    }

    /** How many elements fulfil all of the conditions, as in {@code USERS.posts.size().gt(3)}: a number to compare, to order by or to select. */
    default Field<Integer> size(Condition... conditions) {
        return RelationshipConditions.size(this, conditions);
    }

    /**
     * The object is an element, as the rows have it.
     *
     * @throws dev.backstitch.error.UsageException when the query is run, where the object has no key yet
     */
    default Condition contains(T element) {
        return RelationshipConditions.links(this, element);
    }

    /**
     * A value of each element as a list in one field of a projection's row, as in {@code USERS.posts.multiset(POSTS.title)} or
     * {@code USERS.posts.multiset(row(POSTS.id, POSTS.title).mapping(Line::new))}; an empty list where there is none. In the relationship's reading order, which
     * is that of the primary key where none is declared.
     */
    default <V> Multiset<V> multiset(SelectField<V> value) {
        return Multiset.along(this, value);
    }
}
