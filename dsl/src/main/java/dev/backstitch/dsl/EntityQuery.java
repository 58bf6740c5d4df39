package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.RowLock;
import dev.backstitch.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Asks for entities of one table. An immutable value: every step gives another query, so that two may grow from one, and it is safe to share between
 * threads. A session runs it.
 *
 * @param <E> the entity class
 */
public final class EntityQuery<E> implements Selection<E> {

    private final MappedTable<E> table;
    private final Condition condition;
    private final List<OrderField<?>> order;
    private final @Nullable Long limit;
    private final @Nullable Long offset;
    private final FetchPlan<E> plan;
    private final @Nullable RowLock lock;

    private EntityQuery(
            MappedTable<E> table,
            Condition condition,
            List<OrderField<?>> order,
            @Nullable Long limit,
            @Nullable Long offset,
            FetchPlan<E> plan,
            @Nullable RowLock lock) {
        this.table = table;
        this.condition = condition;
        this.order = List.copyOf(order);
        this.limit = limit;
        this.offset = offset;
        this.plan = plan;
        this.lock = lock;
    }

    /** All entities of a table. */
    public static <E> EntityQuery<E> from(MappedTable<E> table) {
        return new EntityQuery<>(table, DSL.noCondition(), List.of(), null, null, FetchPlan.empty(), null);
    }

    /** Only those that fulfil all of the conditions, besides those given before. */
    public EntityQuery<E> where(Condition... conditions) {
        Condition all = conditions.length == 0 ? DSL.noCondition() : DSL.and(conditions);
        return new EntityQuery<>(table, condition.and(all), order, limit, offset, plan, lock);
    }

    /** In this order, after those given before. */
    public EntityQuery<E> orderBy(OrderField<?>... fields) {
        List<OrderField<?>> all = new ArrayList<>(order);
        all.addAll(List.of(fields));
        return new EntityQuery<>(table, condition, all, limit, offset, plan, lock);
    }

    /**
     * At most so many entities, whatever is loaded with them.
     *
     * @throws UsageException where it is less than 1
     */
    public EntityQuery<E> limit(long most) {
        if (most < 1) {
            throw new UsageException("limit(" + most + ") selects nothing: give at least 1, or leave the limit out");
        }
        return new EntityQuery<>(table, condition, order, most, offset, plan, lock);
    }

    /**
     * Passes over so many entities first.
     *
     * @throws UsageException where it is negative
     */
    public EntityQuery<E> offset(long passed) {
        if (passed < 0) {
            throw new UsageException("offset(" + passed + ") is negative: give 0 or more");
        }
        return new EntityQuery<>(table, condition, order, limit, passed, plan, lock);
    }

    /** Loads a relationship with them, in one statement for all. */
    public <T> EntityQuery<E> with(Relationship<? super E, T> relationship) {
        return new EntityQuery<>(table, condition, order, limit, offset, plan.with(relationship), lock);
    }

    /** Loads a relationship with them and more with its targets, as in {@code with(USERS.posts, posts -> posts.with(POSTS.tags))}. */
    public <T> EntityQuery<E> with(Relationship<? super E, T> relationship, UnaryOperator<FetchPlan<T>> nested) {
        return new EntityQuery<>(table, condition, order, limit, offset, plan.with(relationship, nested), lock);
    }

    /**
     * Locks the rows until the transaction ends: others can neither change, delete nor lock them. Waits for those who have them locked. Objects of them that
     * the session had before are refreshed.
     */
    public EntityQuery<E> forUpdate() {
        return locking(RowLock.Strength.UPDATE);
    }

    /** The same, but lets others insert rows that name them. */
    public EntityQuery<E> forNoKeyUpdate() {
        return locking(RowLock.Strength.NO_KEY_UPDATE);
    }

    /** Locks the rows until the transaction ends: others can neither change nor delete them. Waits for those who have them locked. */
    public EntityQuery<E> forShare() {
        return locking(RowLock.Strength.SHARE);
    }

    /** The same, but lets others change what is not part of a key. */
    public EntityQuery<E> forKeyShare() {
        return locking(RowLock.Strength.KEY_SHARE);
    }

    /**
     * Fails at once where another transaction has a row locked.
     *
     * @throws UsageException where the query locks nothing
     */
    public EntityQuery<E> noWait() {
        return held("noWait", RowLock.Held.NO_WAIT);
    }

    /**
     * Leaves out rows that another transaction has locked, as a queue of work wants it.
     *
     * @throws UsageException where the query locks nothing
     */
    public EntityQuery<E> skipLocked() {
        return held("skipLocked", RowLock.Held.SKIP);
    }

    private EntityQuery<E> locking(RowLock.Strength strength) {
        RowLock.Held held = lock == null ? RowLock.Held.WAIT : lock.held();
        return new EntityQuery<>(table, condition, order, limit, offset, plan, new RowLock(strength, held));
    }

    private EntityQuery<E> held(String what, RowLock.Held held) {
        if (lock == null) {
            throw new UsageException(
                    what
                            + "() says what becomes of locked rows, and the query locks none: call forUpdate() or forShare() before");
        }
        return new EntityQuery<>(table, condition, order, limit, offset, plan, new RowLock(lock.strength(), held));
    }

    @Override
    public @Nullable RowLock lock() {
        return lock;
    }

    @Override
    public MappedTable<E> table() {
        return table;
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public List<OrderField<?>> order() {
        return order;
    }

    @Override
    public @Nullable Long limit() {
        return limit;
    }

    @Override
    public @Nullable Long offset() {
        return offset;
    }

    @Override
    public FetchPlan<E> plan() {
        return plan;
    }

    /** The query in words, without the values in its conditions and without asking a database. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("from(").append(table.definition().label()).append(')');
        if (!plan.fetches().isEmpty()) {
            text.append(".with(").append(plan).append(')');
        }
        return text.toString();
    }
}
