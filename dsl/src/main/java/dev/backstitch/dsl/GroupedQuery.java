package dev.backstitch.dsl;

import dev.backstitch.query.Projection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.GroupField;
import org.jooq.OrderField;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/**
 * Groups of a query's rows. An immutable value: every step gives another one. Made by {@link EntityQuery#groupBy}.
 *
 * @param <E> the entity class of the query's table
 */
public final class GroupedQuery<E> {

    private final EntityQuery<E> rows;
    private final List<GroupField> groups;
    private final Condition having;

    GroupedQuery(EntityQuery<E> rows, List<GroupField> groups, Condition having) {
        this.rows = rows;
        this.groups = groups;
        this.having = having;
    }

    /** Only groups that fulfil all of the conditions, besides those given before. */
    public GroupedQuery<E> having(Condition... conditions) {
        return new GroupedQuery<>(rows, groups, having.and(DSL.and(conditions)));
    }

    /** In this order, after those given before. */
    public GroupedQuery<E> orderBy(OrderField<?>... fields) {
        return new GroupedQuery<>(rows.orderBy(fields), groups, having);
    }

    /**
     * At most so many groups.
     *
     * @throws dev.backstitch.error.UsageException where it is less than 1
     */
    public GroupedQuery<E> limit(long most) {
        return new GroupedQuery<>(rows.limit(most), groups, having);
    }

    /**
     * Passes over so many groups first.
     *
     * @throws dev.backstitch.error.UsageException where it is negative
     */
    public GroupedQuery<E> offset(long passed) {
        return new GroupedQuery<>(rows.offset(passed), groups, having);
    }

    /** A value of each group, as in {@code select(row(USERS.name, count()).mapping(AuthorCount::new))}. */
    public <T> Projection<T> select(SelectField<T> value) {
        return Projection.of(rows, groups, having, value);
    }
}
