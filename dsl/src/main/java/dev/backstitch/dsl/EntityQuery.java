package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Joins;
import dev.backstitch.query.Projection;
import dev.backstitch.query.RowLock;
import dev.backstitch.query.Selection;
import dev.backstitch.query.Window;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.GroupField;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Asks for entities of one table. An immutable value: every step gives another query, so that two may grow from one, and it is safe to share between
 * threads. A session runs it.
 *
 * @param <E> the entity class
 */
public final class EntityQuery<E> extends JoinedQuery<E> implements Selection<E> {

    private final QueryParts<E> parts;
    private final Map<String, @Nullable Object> values;
    private final @Nullable EntityQuery<E> constant;

    private EntityQuery(QueryParts<E> parts, Map<String, @Nullable Object> values, @Nullable EntityQuery<E> constant) {
        this.parts = parts;
        this.values = values;
        this.constant = constant;
    }

    /** All entities of a table. */
    public static <E> EntityQuery<E> from(MappedTable<E> table) {
        return new EntityQuery<>(new QueryParts<>(table), Map.of(), null);
    }

    /** Only those that fulfil all of the conditions, besides those given before. */
    public EntityQuery<E> where(Condition... conditions) {
        Condition all = conditions.length == 0 ? DSL.noCondition() : DSL.and(conditions);
        return but(copy -> copy.condition = copy.condition.and(all));
    }

    /** In this order, after those given before. */
    public EntityQuery<E> orderBy(OrderField<?>... fields) {
        return but(copy -> copy.order = QueryParts.both(copy.order, List.of(fields)));
    }

    /** The same for an order that somebody else made, such as {@link Sortable#parse}. */
    public EntityQuery<E> orderBy(Collection<? extends OrderField<?>> fields) {
        return but(copy -> copy.order = QueryParts.both(copy.order, List.copyOf(fields)));
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
        return but(copy -> copy.limit = most);
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
        return but(copy -> copy.offset = passed);
    }

    /** Loads a relationship with them, in one statement for all. */
    public <T> EntityQuery<E> with(Relationship<? super E, T> relationship) {
        return but(copy -> copy.plan = copy.plan.with(relationship));
    }

    /** Loads a relationship with them and more with its targets, as in {@code with(USERS.posts, posts -> posts.with(POSTS.tags))}. */
    public <T> EntityQuery<E> with(Relationship<? super E, T> relationship, UnaryOperator<FetchPlan<T>> nested) {
        return but(copy -> copy.plan = copy.plan.with(relationship, nested));
    }

    /** Reads these columns only, and those that a session cannot do without: see {@link FetchPlan#only}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final EntityQuery<E> only(Column<? super E, ?>... columns) {
        return but(copy -> copy.plan = copy.plan.only(columns));
    }

    /** The same with columns of entities that extend these, as in {@code from(VEHICLES).only(CARS, CARS.doors)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <S extends E> EntityQuery<E> only(MappedTable<S> table, Column<? super S, ?>... columns) {
        return but(copy -> copy.plan = copy.plan.only(table, columns));
    }

    /** Reads all columns but these: see {@link FetchPlan#except}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final EntityQuery<E> except(Column<? super E, ?>... columns) {
        return but(copy -> copy.plan = copy.plan.except(columns));
    }

    /** The same with columns of entities that extend these, as in {@code from(VEHICLES).except(CARS, CARS.manual)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <S extends E> EntityQuery<E> except(MappedTable<S> table, Column<? super S, ?>... columns) {
        return but(copy -> copy.plan = copy.plan.except(table, columns));
    }

    /**
     * Loads the target of a reference in the same statement, by a LEFT JOIN: a statement less, for rows that are wider. A lock is on the rows of the query's own table
     * only.
     */
    public <T> EntityQuery<E> withJoined(ToOne<? super E, T> reference) {
        return fetching(plan -> plan.withJoined(reference));
    }

    /** The same with more for the targets, of which references may be joined as well, as in {@code withJoined(POSTS.author, author -> author.withJoined(USERS.company))}. */
    public <T> EntityQuery<E> withJoined(ToOne<? super E, T> reference, UnaryOperator<FetchPlan<T>> nested) {
        return fetching(plan -> plan.withJoined(reference, nested));
    }

    /** Loads a window on a collection with them, in one statement for all; the collection itself is not loaded by that. */
    public <T> EntityQuery<E> with(Window<? super E, T> window) {
        return but(copy -> copy.plan = copy.plan.with(window));
    }

    /** Loads a window on a collection with them and more with its elements, as in {@code with(best, comments -> comments.with(COMMENTS.author))}. */
    public <T> EntityQuery<E> with(Window<? super E, T> window, UnaryOperator<FetchPlan<T>> nested) {
        return but(copy -> copy.plan = copy.plan.with(window, nested));
    }

    /**
     * Loads all that is below them in a tree, in one statement: the collection, those of its elements, and so on to the last, also where rows form a cycle. Each
     * collection on the way is loaded, also those that are empty. More is loaded with what is below by {@link #fetching}.
     */
    public EntityQuery<E> withDescendants(ToMany<E, E> children) {
        return fetching(plan -> plan.withDescendants(children));
    }

    /** The same for some levels at most: the collections of the last level's elements are not loaded. */
    public EntityQuery<E> withDescendants(ToMany<E, E> children, int depth) {
        return fetching(plan -> plan.withDescendants(children, depth));
    }

    /** Loads all that is above them in a tree, in one statement: what the reference leads to, what that leads to, and so on. */
    public EntityQuery<E> withAncestors(ToOne<E, E> parent) {
        return fetching(plan -> plan.withAncestors(parent));
    }

    /** The same for some levels at most. */
    public EntityQuery<E> withAncestors(ToOne<E, E> parent, int depth) {
        return fetching(plan -> plan.withAncestors(parent, depth));
    }

    /** Loads more with them, by anything that a fetch plan knows, as in {@code fetching(node -> node.withDescendants(NODES.children, 3, child -> child.with(NODES.tags)))}. */
    public EntityQuery<E> fetching(UnaryOperator<FetchPlan<E>> more) {
        return but(copy -> copy.plan = more.apply(copy.plan));
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

    /**
     * Reading a link of the objects that is not loaded, or of what is loaded with them, is an error that says what to fetch, instead of a statement. What the
     * session knows without one is read as ever.
     */
    public EntityQuery<E> strict() {
        return but(copy -> copy.strict = true);
    }

    /**
     * Reads them and all that is loaded with them by one statement, and so in one round trip and one snapshot, in every isolation level: worth it where the
     * database is far away, or what is read has to be of one moment. References that are joined are read as others are.
     *
     * @throws UsageException where the query locks rows
     */
    public EntityQuery<E> inOneRoundTrip() {
        return but(copy -> copy.oneRoundTrip = true);
    }

    /**
     * Gives a value to a named parameter, jOOQ's {@code param("name", String.class)}, in the conditions and the order: queries that differ in such values only are
     * rendered once.
     */
    public <T> EntityQuery<E> bind(Param<T> parameter, @Nullable T value) {
        String name = parameter.getParamName();
        if (name == null) {
            throw new UsageException(
                    "bind(..) gives a value to a parameter without a name: make it by param(\"name\", String.class)");
        }
        Map<String, @Nullable Object> all = new HashMap<>(values);
        all.put(name, value);
        return new EntityQuery<>(parts, Collections.unmodifiableMap(all), constant());
    }

    /**
     * Values instead of entities: of each row that the query and its joins make, so that a join along a collection makes several of one entity, and
     * limit and offset count rows. One field, or several
     * by jOOQ's {@code row}: {@code select(row(USERS.name, POSTS.title))}, and {@code select(row(USERS.name, POSTS.title).mapping(Line::new))} for a record of yours.
     *
     * @throws UsageException where the query has a fetch plan or a lock
     */
    public <T> Projection<T> select(SelectField<T> value) {
        return Projection.of(this, List.of(), DSL.noCondition(), value);
    }

    /** Groups of the rows that the query and its joins make, of which {@code select(..)} selects values. */
    public GroupedQuery<E> groupBy(GroupField... fields) {
        return new GroupedQuery<>(this, List.of(fields), DSL.noCondition());
    }

    @Override
    public boolean isInOneRoundTrip() {
        return parts.oneRoundTrip;
    }

    @Override
    public boolean isStrict() {
        return parts.strict;
    }

    @Override
    public Map<String, @Nullable Object> values() {
        return values;
    }

    @Override
    public EntityQuery<E> constant() {
        return constant == null ? this : constant;
    }

    @Override
    EntityQuery<E> joining(UnaryOperator<Joins<E>> change) {
        return but(copy -> copy.joins = change.apply(copy.joins));
    }

    private EntityQuery<E> but(Consumer<QueryParts<E>> change) {
        return new EntityQuery<>(parts.but(change), values, null);
    }

    private EntityQuery<E> locking(RowLock.Strength strength) {
        RowLock.Held held = parts.lock == null ? RowLock.Held.WAIT : parts.lock.held();
        return but(copy -> copy.lock = new RowLock(strength, held));
    }

    private EntityQuery<E> held(String what, RowLock.Held held) {
        RowLock lock = parts.lock;
        if (lock == null) {
            throw new UsageException(
                    what
                            + "() says what becomes of locked rows, and the query locks none: call forUpdate() or forShare() before");
        }
        return but(copy -> copy.lock = new RowLock(lock.strength(), held));
    }

    @Override
    public @Nullable RowLock lock() {
        return parts.lock;
    }

    @Override
    public MappedTable<E> table() {
        return parts.table;
    }

    @Override
    public Joins<E> joins() {
        return parts.joins;
    }

    @Override
    public Condition condition() {
        return parts.condition;
    }

    @Override
    public List<OrderField<?>> order() {
        return parts.order;
    }

    @Override
    public @Nullable Long limit() {
        return parts.limit;
    }

    @Override
    public @Nullable Long offset() {
        return parts.offset;
    }

    @Override
    public FetchPlan<E> plan() {
        return parts.plan;
    }

    /** The query in words, without the values in its conditions and without asking a database. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("from(")
                .append(parts.table.definition().label())
                .append(')');
        if (!parts.plan.columns().isAll()) {
            text.append('.').append(parts.plan.columns());
        }
        if (!parts.plan.fetches().isEmpty()) {
            text.append(".with(").append(parts.plan).append(')');
        }
        return text.toString();
    }
}
