package dev.backstitch.session;

import dev.backstitch.change.Entry;
import dev.backstitch.change.TableSet;
import dev.backstitch.error.UsageException;
import dev.backstitch.load.EntityFinder;
import dev.backstitch.load.KeyFinder;
import dev.backstitch.load.PageFinder;
import dev.backstitch.model.Column;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.query.EntityRow;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Page;
import dev.backstitch.query.PageRequest;
import dev.backstitch.query.Projection;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.SelectReader;
import dev.backstitch.sql.StatementLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.ResultQuery;

/** What a {@link Session} is asked; each question sees what the session has pending. */
public abstract sealed class SessionQueries permits SessionBulk {

    private static final int CHUNK = 1_000;

    /** Tells of the session's statements. */
    final StatementLog log;

    SessionQueries(StatementLog log) {
        this.log = log;
    }

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
        return keys().find(key, value, flushBefore(key));
    }

    /**
     * The objects whose key has one of the values, in the order of the values and each once: those that this session has and the rows', which one statement reads
     * whatever the number of values. A value that no row has is left out.
     *
     * @param key the column of a primary key, or of a unique key, of one column
     * @throws dev.backstitch.error.RefusedDataException where no row can have one of the values: nothing was sent
     */
    public <E, K> List<E> findAll(Column<E, K> key, Collection<? extends K> values) {
        ready();
        return keys().findAll(key, values, flushBefore(key));
    }

    /** The objects that a query selects, each once, with what it fetches. Pending changes are flushed first where some of them are in tables that it reads. */
    public <E> List<E> list(Selection<E> selection) {
        return asked(selection, () -> finder().list(selection, null));
    }

    /**
     * The one object that a query selects.
     *
     * @throws UsageException where it selects none or several
     */
    public <E> E one(Selection<E> selection) {
        List<E> found = asked(selection, () -> finder().list(selection, 2));
        if (found.size() != 1) {
            throw new UsageException("one(..) found " + (found.isEmpty() ? "no row" : "several rows") + " of "
                    + selection.table().definition().label() + " for " + selection
                    + ": use first(..) or list(..) where there may be none or several");
        }
        return found.get(0);
    }

    /** The first object that a query selects, or empty where it selects none. */
    public <E> Optional<E> first(Selection<E> selection) {
        return asked(selection, () -> finder().list(selection, 1)).stream().findFirst();
    }

    /** The values that a projection makes, in its order. Pending changes are flushed first where some of them are in tables that it reads. */
    public <T> List<T> list(Projection<T> projection) {
        return asked(projection, () -> readers().projections().list(projection, null));
    }

    /**
     * The one value that a projection makes; null where it is NULL.
     *
     * @throws UsageException where it makes none or several
     */
    public <T> T one(Projection<T> projection) {
        List<T> found = asked(projection, () -> readers().projections().list(projection, 2));
        if (found.size() != 1) {
            throw new UsageException("one(..) found " + (found.isEmpty() ? "no row" : "several rows") + " for "
                    + projection + ": use first(..) or list(..) where there may be none or several");
        }
        return found.get(0);
    }

    /** The first value that a projection makes, or empty where it makes none or that is null. */
    public <T> Optional<T> first(Projection<T> projection) {
        List<T> found = asked(projection, () -> readers().projections().list(projection, 1));
        return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
    }

    /**
     * One page of the objects that a query selects, with what it fetches, in one statement and those of the fetch plan: {@code page(query, page(20).after(cursor))}.
     * Where the query's order leaves rows equal, the primary key decides, so that every row is on one page. With a cursor, rows that others insert or
     * delete meanwhile let no other be shown twice or left out. A query that locks rows locks the first of the next page as well.
     *
     * @throws UsageException where the query has a limit of its own, or the cursor is none of the same query's: nothing was sent
     */
    public <E> Page<E> page(Selection<E> selection, PageRequest page) {
        ready();
        return log.during(
                () -> "query " + selection, () -> pages().page(selection, page, () -> flushBefore(selection)));
    }

    /**
     * The objects that a query selects, one by one, with what it fetches, in constant memory, however many there are: the server keeps the rows as they are now, and
     * 1,000 are fetched at a time. To be closed: {@code try (Stream<User> users = session.stream(from(USERS))) { .. }}. It closes itself at its end, where what reads
     * it throws, and with the transaction, or the nested one, in which it began; after that it cannot be read any more.
     *
     * <p>Such a chunk is read when the one before is used up, and its fetch plan then; a link that is read lazily is loaded for the whole chunk. Before that, and at
     * the end, what was changed is flushed, and the objects of the chunk before leave this session, with all that was loaded along from them, as by
     * {@link Session#detach}: what is changed in them after that is not written. Stay do those that the session had before, those that a link of a staying object
     * holds, such as that of a new one, and, where the stream is closed before its end, the last chunk. Of each row that was written the session
     * keeps what a rollback would take back.
     *
     * <p>The session does all else meanwhile, also another stream or a nested transaction; but inside of that, a stream that began before cannot be read.
     *
     * @throws UsageException where the query cannot run
     */
    public <E> Stream<E> stream(Selection<E> selection) {
        return stream(selection, CHUNK);
    }

    /**
     * The same with another number of objects fetched at a time: fewer where each is large, or has much loaded with it.
     *
     * @throws UsageException where it is less than 1
     */
    public <E> Stream<E> stream(Selection<E> selection, int chunk) {
        ready();
        return streams().open(selection, chunk);
    }

    /**
     * The objects of a table in the rows of any query of jOOQ's, each once, as this session has them; rows in which an outer join found none are passed over. The query
     * selects all columns of the table, or of the alias that is given: {@code fetch(select(USERS.fields()).from(USERS)..., USERS)}. Of plain SQL, as
     * {@code resultQuery("select ..")} is, the columns are known by their names. Pending changes are flushed first as for {@link #list(Selection)}.
     *
     * @throws UsageException where it does not select all columns, before anything is sent where it is no plain SQL
     */
    public <E> List<E> fetch(ResultQuery<?> query, MappedTable<E> table) {
        return asked(query, List.of(table), rendered -> readers().selects().entities(rendered, table));
    }

    /** The same for several tables, or aliases, row by row, with what else the query selects: {@code row.get(USERS)}, {@code row.get(count())}. */
    public List<EntityRow> fetch(
            ResultQuery<?> query, MappedTable<?> first, MappedTable<?> second, MappedTable<?>... more) {
        List<MappedTable<?>> tables = new ArrayList<>(List.of(first, second));
        tables.addAll(List.of(more));
        return asked(query, tables, rendered -> readers().selects().rows(rendered, tables));
    }

    private <R> R asked(
            ResultQuery<?> query, List<MappedTable<?>> tables, Function<SelectReader.Rendered, R> question) {
        ready();
        SelectReader.Rendered rendered = readers().queries().rendered(query, tables);
        return asked(
                "fetch(..) of ", labels(tables), () -> flushBefore(rendered::tables), () -> question.apply(rendered));
    }

    private static String labels(List<MappedTable<?>> tables) {
        return String.join(
                ", ", tables.stream().map(table -> table.definition().label()).toList());
    }

    /** How many objects a query selects, with its limit and offset; one statement. */
    public long count(Selection<?> selection) {
        return asked(selection, () -> finder().count(selection));
    }

    /** Whether a query selects any object; one statement, which ends at the first. */
    public boolean exists(Selection<?> selection) {
        return asked(selection, () -> finder().exists(selection));
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

    /**
     * Loads columns that queries left out for objects in hand, in one statement for all that have them not loaded yet. A property that was set since keeps what
     * it was set to.
     *
     * @throws UsageException where one of the objects has no row in this session: nothing was sent then, unless somebody else has deleted it
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <E> void load(Collection<? extends E> entities, Column<? super E, ?>... columns) {
        ready();
        List<Entry<?>> entries = finder().withRows(entities);
        log.during(() -> "load(..)", () -> finder().load(entries, List.of(columns)));
    }

    /** The same with more for what these lead to, as in {@code load(users, user -> user.with(USERS.posts, posts -> posts.with(POSTS.tags)))}. */
    public final <E> void load(Collection<? extends E> entities, UnaryOperator<FetchPlan<E>> plan) {
        loadPlan(entities, plan.apply(FetchPlan.empty()));
    }

    private <E> void loadPlan(Collection<? extends E> entities, FetchPlan<E> plan) {
        ready();
        List<Entry<?>> entries = finder().withRows(entities);
        log.during(() -> "load(..)", () -> {
            flushBefore(plan);
            finder().load(entries, plan);
        });
    }

    /**
     * From now on this session may send so many statements: the next one is refused before it is sent, by an error that lists those that were, and what each was
     * sent for. {@code try (Budget budget = session.budget(3)) { .. }} holds for a part of the work; otherwise it holds until the transaction ends, with
     * its last flush. Several hold at once. What is not counted: savepoints, the commit, and the rows that a stream reads on.
     *
     * <p>After a read was refused the session goes on. Where the statement was one of a flush or a bulk statement, others of it may have been sent: the session is over, as
     * after a statement that failed.
     *
     * @throws UsageException where the number is negative
     */
    public Budget budget(int statements) {
        ready();
        return new Budget(statements, log);
    }

    private <R> R asked(Selection<?> selection, Supplier<R> question) {
        return asked("query ", selection, () -> flushBefore(selection), question);
    }

    private <R> R asked(Projection<?> projection, Supplier<R> question) {
        return asked(
                "projection ",
                projection,
                () -> flushBefore(() -> readers().projections().tables(projection)),
                question);
    }

    private <R> R asked(String kind, Object what, Runnable flush, Supplier<R> question) {
        return log.during(() -> kind + what, () -> {
            flush.run();
            return question.get();
        });
    }

    abstract EntityFinder finder();

    abstract KeyFinder keys();

    abstract Readers readers();

    /** Flushes where pending changes are in some tables. */
    abstract void flushBefore(Supplier<TableSet> tables);

    abstract PageFinder pages();

    abstract SessionStreams streams();

    /** Flushes where pending changes are in tables that are about to be read. */
    abstract void flushBefore(Selection<?> selection);

    /** Flushes where pending changes are in tables that a plan is about to read. */
    abstract void flushBefore(FetchPlan<?> plan);

    abstract Runnable flushBefore(Column<?, ?> key);

    /** @throws UsageException where the session cannot be used now */
    abstract void ready();
}
