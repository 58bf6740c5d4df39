package dev.backstitch.model;

import dev.backstitch.link.Many;
import org.jooq.Condition;

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

    /**
     * The object is an element, as the rows have it.
     *
     * @throws dev.backstitch.error.UsageException when the query is run, where the object has no key yet
     */
    default Condition contains(T element) {
        return RelationshipConditions.links(this, element);
    }
}
