package dev.backstitch.query;

import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a query reads beside a table: along relationships of the table's entities, or on any condition. An immutable value.
 *
 * @param <E> the entity class of the table
 */
public final class Joins<E> {

    private static final Joins<?> NONE = new Joins<>(List.of());

    private final List<Join> all;

    private Joins(List<Join> all) {
        this.all = List.copyOf(all);
    }

    /** Nothing. */
    @SuppressWarnings("unchecked") // it holds nothing of any class
    public static <E> Joins<E> none() {
        return (Joins<E>) NONE;
    }

    /** The targets of a relationship, and only rows that have one. */
    public <T> Joins<E> join(Relationship<? super E, T> relationship) {
        return along(relationship, null, false, onward -> onward);
    }

    /** The same by the name of an alias of the targets' table. */
    public <T> Joins<E> join(Relationship<? super E, T> relationship, MappedTable<T> as) {
        return along(relationship, as, false, onward -> onward);
    }

    /** The targets of a relationship, and more from there, as in {@code join(USERS.posts, posts -> posts.join(POSTS.tags))}. */
    public <T> Joins<E> join(Relationship<? super E, T> relationship, UnaryOperator<Joins<T>> onward) {
        return along(relationship, null, false, onward);
    }

    /** The same by the name of an alias. */
    public <T> Joins<E> join(
            Relationship<? super E, T> relationship, MappedTable<T> as, UnaryOperator<Joins<T>> onward) {
        return along(relationship, as, false, onward);
    }

    /** The targets of a relationship, and also rows that have none. */
    public <T> Joins<E> leftJoin(Relationship<? super E, T> relationship) {
        return along(relationship, null, true, onward -> onward);
    }

    /** The same by the name of an alias of the targets' table. */
    public <T> Joins<E> leftJoin(Relationship<? super E, T> relationship, MappedTable<T> as) {
        return along(relationship, as, true, onward -> onward);
    }

    /** The targets of a relationship where there are any, and more from there. */
    public <T> Joins<E> leftJoin(Relationship<? super E, T> relationship, UnaryOperator<Joins<T>> onward) {
        return along(relationship, null, true, onward);
    }

    /** The same by the name of an alias. */
    public <T> Joins<E> leftJoin(
            Relationship<? super E, T> relationship, MappedTable<T> as, UnaryOperator<Joins<T>> onward) {
        return along(relationship, as, true, onward);
    }

    /** Any table that jOOQ knows, a derived one for example, on all of the conditions. */
    public Joins<E> join(TableLike<?> table, Condition... on) {
        return and(new Join.Beside(table.asTable(), DSL.and(on), false));
    }

    /** The same where rows stay that nothing is joined to. */
    public Joins<E> leftJoin(TableLike<?> table, Condition... on) {
        return and(new Join.Beside(table.asTable(), DSL.and(on), true));
    }

    private <T> Joins<E> along(
            Relationship<? super E, T> relationship,
            @Nullable MappedTable<T> as,
            boolean outer,
            UnaryOperator<Joins<T>> onward) {
        return and(new Join.Along<>(relationship, as, outer, onward.apply(none())));
    }

    private Joins<E> and(Join one) {
        List<Join> more = new ArrayList<>(all);
        more.add(one);
        return new Joins<>(more);
    }

    /** In the order in which they were named. */
    public List<Join> all() {
        return all;
    }
}
