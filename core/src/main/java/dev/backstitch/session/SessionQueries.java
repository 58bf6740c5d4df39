package dev.backstitch.session;

import dev.backstitch.change.Entry;
import dev.backstitch.change.TableSet;
import dev.backstitch.error.UsageException;
import dev.backstitch.load.EntityFinder;
import dev.backstitch.model.Column;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.query.EntityRow;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Projection;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.SelectReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jooq.ResultQuery;

/** What a {@link Session} is asked; each question sees what the session has pending. */
public abstract sealed class SessionQueries permits Session {

    SessionQueries() {}

    /** Whether the object is part of this session and not deleted. */
    public boolean contains(Object entity) {
        ready();
        return finder().holds(entity);
    }

    /**
     * The object whose key has the value: the one this session has, without a statement, or the row's.
     *
     * @param key the column of a primary key, or of a unique key, of one column
     * @throws UsageException where there is none; {@link #find} answers that instead
     */
    public <E, K> E get(Column<E, K> key, K value) {
        return find(key, value)
                .orElseThrow(() -> new UsageException(
                        "no " + key.mappedTable().definition().label() + " with " + key.getName() + " = " + value
                                + ": use find(..) where there may be none"));
    }

    /** The object whose key has the value, or empty where there is none. */
    public <E, K> Optional<E> find(Column<E, K> key, K value) {
        ready();
        return finder().find(key, value, flushBefore(key));
    }

    /** The objects that a query selects, each once, with what it fetches. Pending changes are flushed first where some of them are in tables that it reads. */
    public <E> List<E> list(Selection<E> selection) {
        flushBefore(selection);
        return finder().list(selection, null);
    }

    /**
     * The one object that a query selects.
     *
     * @throws UsageException where it selects none or several
     */
    public <E> E one(Selection<E> selection) {
        flushBefore(selection);
        List<E> found = finder().list(selection, 2);
        if (found.size() != 1) {
            throw new UsageException("one(..) found " + (found.isEmpty() ? "no row" : "several rows") + " of "
                    + selection.table().definition().label() + " for " + selection
                    + ": use first(..) or list(..) where there may be none or several");
        }
        return found.get(0);
    }

    /** The first object that a query selects, or empty where it selects none. */
    public <E> Optional<E> first(Selection<E> selection) {
        flushBefore(selection);
        return finder().list(selection, 1).stream().findFirst();
    }

    /** The values that a projection makes, in its order. Pending changes are flushed first where some of them are in tables that it reads. */
    public <T> List<T> list(Projection<T> projection) {
        flushBefore(() -> readers().projections().tables(projection));
        return readers().projections().list(projection, null);
    }

    /**
     * The one value that a projection makes; null where it is NULL.
     *
     * @throws UsageException where it makes none or several
     */
    public <T> T one(Projection<T> projection) {
        flushBefore(() -> readers().projections().tables(projection));
        List<T> found = readers().projections().list(projection, 2);
        if (found.size() != 1) {
            throw new UsageException("one(..) found " + (found.isEmpty() ? "no row" : "several rows") + " for "
                    + projection + ": use first(..) or list(..) where there may be none or several");
        }
        return found.get(0);
    }

    /** The first value that a projection makes, or empty where it makes none or that is null. */
    public <T> Optional<T> first(Projection<T> projection) {
        flushBefore(() -> readers().projections().tables(projection));
        List<T> found = readers().projections().list(projection, 1);
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
    }

    /**
     * The objects of a table in the rows of any query of jOOQ's, each once, as this session has them; rows in which an outer join found none are passed over. The query
     * selects all columns of the table, or of the alias that is given: {@code fetch(select(USERS.fields()).from(USERS)..., USERS)}. Of plain SQL, as
     * {@code resultQuery("select ..")} is, the columns are known by their names. Pending changes are flushed first as for {@link #list(Selection)}.
     *
     * @throws UsageException where it does not select all columns, before anything is sent where it is no plain SQL
     */
    public <E> List<E> fetch(ResultQuery<?> query, MappedTable<E> table) {
        return readers().selects().entities(flushed(query, List.of(table)), table);
    }

    /** The same for several tables, or aliases, row by row, with what else the query selects: {@code row.get(USERS)}, {@code row.get(count())}. */
    public List<EntityRow> fetch(
            ResultQuery<?> query, MappedTable<?> first, MappedTable<?> second, MappedTable<?>... more) {
        List<MappedTable<?>> tables = new ArrayList<>(List.of(first, second));
        tables.addAll(List.of(more));
        return readers().selects().rows(flushed(query, tables), tables);
    }

    private SelectReader.Rendered flushed(ResultQuery<?> query, List<MappedTable<?>> tables) {
        ready();
        SelectReader.Rendered rendered = readers().queries().rendered(query, tables);
        flushBefore(rendered::tables);
        return rendered;
    }

    /** How many objects a query selects, with its limit and offset; one statement. */
    public long count(Selection<?> selection) {
        flushBefore(selection);
        return finder().count(selection);
    }

    /** Whether a query selects any object; one statement, which ends at the first. */
    public boolean exists(Selection<?> selection) {
        flushBefore(selection);
        return finder().exists(selection);
    }

    /**
     * Loads relationships for objects in hand, in one statement each for all that have them not loaded yet.
     *
     * @throws UsageException where one of the objects has no row in this session; nothing was sent then
     */
    @SafeVarargs
    public final <E> void load(Collection<? extends E> entities, Relationship<? super E, ?>... relationships) {
        FetchPlan<E> plan = FetchPlan.empty();
        for (Relationship<? super E, ?> relationship : relationships) {
            plan = plan.with(relationship);
        }
        loadPlan(entities, plan);
    }

    /** The same with more for what these lead to, as in {@code load(users, user -> user.with(USERS.posts, posts -> posts.with(POSTS.tags)))}. */
    public final <E> void load(Collection<? extends E> entities, UnaryOperator<FetchPlan<E>> plan) {
        loadPlan(entities, plan.apply(FetchPlan.empty()));
    }

    private <E> void loadPlan(Collection<? extends E> entities, FetchPlan<E> plan) {
        ready();
        List<Entry<?>> entries = finder().withRows(entities);
        flushBefore(plan);
        finder().load(entries, plan);
    }

    abstract EntityFinder finder();

    abstract Readers readers();

    /** Flushes where pending changes are in some tables. */
    abstract void flushBefore(Supplier<TableSet> tables);

    /** Flushes where pending changes are in tables that are about to be read. */
    abstract void flushBefore(Selection<?> selection);

    /** Flushes where pending changes are in tables that a plan is about to read. */
    abstract void flushBefore(FetchPlan<?> plan);

    abstract Runnable flushBefore(Column<?, ?> key);

    /** @throws UsageException where the session cannot be used now */
    abstract void ready();
}
