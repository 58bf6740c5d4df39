package dev.backstitch.session;

import dev.backstitch.change.PlainRows;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.flush.DrawnValues;
import dev.backstitch.flush.Explanation;
import dev.backstitch.flush.FlushPlan;
import dev.backstitch.flush.MadeValues;
import dev.backstitch.flush.Planner;
import dev.backstitch.flush.RowCorrections;
import dev.backstitch.flush.Undo;
import dev.backstitch.load.BulkWriter;
import dev.backstitch.load.EntityFinder;
import dev.backstitch.load.GraphLoader;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.MappedTable;
import dev.backstitch.plan.WritePlan;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.BulkStatements;
import dev.backstitch.sql.Copy;
import dev.backstitch.sql.DatabaseErrors;
import dev.backstitch.sql.Executor;
import dev.backstitch.sql.Preflight;
import dev.backstitch.sql.Reader;
import dev.backstitch.sql.SelectionReader;
import dev.backstitch.sql.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * One transaction's view of a database: the objects it read or was given, each row once. Made by {@link Database#transaction}; lives until that returns;
 * belongs to the thread that began it.
 *
 * <p>After a statement has failed it refuses everything, since PostgreSQL has given the transaction up, and the transaction is rolled back.
 */
public final class Session {

    private final Database database;
    private final Connection connection;
    private final TransactionHealth health;
    private final Tracker tracker;
    private final Undo undo = new Undo();
    private final Writer writer;
    private final EntityFinder finder;
    private final BulkWriter bulk;
    private final DSLContext dsl;
    private final Executor executor;
    private boolean copying;

    Session(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.health = new TransactionHealth(connection);
        this.executor = new Executor(connection, database.model(), database::tell);
        Reader reader = new Reader(executor, database.statements());
        GraphLoader loader = new GraphLoader(reader, database.statements());
        this.tracker = new Tracker(database.shapes(), loader);
        loader.fills(tracker);
        this.writer = new Writer(executor, database.statements());
        this.dsl = dslOn(connection);
        this.finder = new EntityFinder(tracker, reader, new SelectionReader(dsl, executor), loader);
        this.bulk = new BulkWriter(
                tracker, new BulkStatements(dsl, executor, database.statements()), new RowCorrections(tracker, undo));
    }

    private DSLContext dslOn(Connection connection) {
        return DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.POSTGRES)
                .set(new SavepointProvider(connection))
                .setAppending(new StatementTeller(database::tell)));
    }

    /**
     * Makes an object and all that it is linked to part of this session; what has no row yet is inserted at the next flush.
     *
     * @return the object
     * @throws UsageException where one of them is no entity of the model, or belongs to another open session
     */
    public <E> E add(E entity) {
        ready();
        tracker.add(entity);
        return entity;
    }

    /**
     * Takes an object out of every link that holds it, at once; its row is deleted at the next flush. Linking or adding it again before that cancels the
     * deletion.
     *
     * @throws UsageException where the object is not in this session
     */
    public void delete(Object entity) {
        ready();
        tracker.remove(entity);
    }

    /** Whether the object is part of this session and not deleted. */
    public boolean contains(Object entity) {
        ready();
        return finder.holds(entity);
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
        return finder.find(key, value, this::flush);
    }

    /** The objects that a query selects, each once, with what it fetches; pending changes are flushed first. */
    public <E> List<E> list(Selection<E> selection) {
        flush();
        return finder.list(selection, null);
    }

    /**
     * The one object that a query selects.
     *
     * @throws UsageException where it selects none or several
     */
    public <E> E one(Selection<E> selection) {
        flush();
        List<E> found = finder.list(selection, 2);
        if (found.size() != 1) {
            throw new UsageException("one(..) found " + (found.isEmpty() ? "no row" : "several rows") + " of "
                    + selection.table().definition().label() + " for " + selection
                    + ": use first(..) or list(..) where there may be none or several");
        }
        return found.get(0);
    }

    /** The first object that a query selects, or empty where it selects none. */
    public <E> Optional<E> first(Selection<E> selection) {
        flush();
        return finder.list(selection, 1).stream().findFirst();
    }

    /**
     * Writes all pending changes: one statement a table, operation and set of columns, whatever the number of rows, and none where nothing changed.
     *
     * @throws dev.backstitch.error.RefusedDataException before anything is sent, where a value is missing or cannot be stored
     * @throws dev.backstitch.error.DatabaseException where the database refuses; the session is over then
     */
    public void flush() {
        ready();
        makeValues();
        FlushPlan plan = planned();
        if (!plan.isEmpty()) {
            new Preflight(tracker, database.statements()).check(plan);
            health.during(() -> writer.run(plan));
        }
        tracker.flushed();
    }

    /**
     * The statements that a flush would send now, without sending them. What a flush decides is decided by this already: an owned object that was let
     * go counts as deleted from now on, until it is linked again, and a stored list that is not loaded and was changed is loaded.
     *
     * @throws dev.backstitch.error.RefusedDataException where no order of statements would do
     */
    public WritePlan plan() {
        ready();
        return Explanation.of(planned());
    }

    private void makeValues() {
        if (tracker.awaitsRows()) {
            List<DrawnValues> draws = new MadeValues(tracker, undo).toDraw();
            health.during(() -> writer.draw(draws, database.blocks()));
        }
    }

    private FlushPlan planned() {
        return new Planner(tracker, database.tables(), undo).plan();
    }

    /**
     * Takes back that an object was to be deleted: the links that the deletion took are made again, at the end of collections, as far as nothing else
     * took their place.
     *
     * @throws UsageException where the object was not to be deleted, or its row is gone already
     */
    public void undelete(Object entity) {
        ready();
        tracker.undelete(entity);
    }

    /**
     * Begins an update of all rows that fulfil a condition, in one statement: {@code session.update(POSTS).set(POSTS.title, "x").where(..).run()}.
     *
     * @throws UsageException where the table is not in the database's model
     */
    public <E> BulkUpdate<E> update(MappedTable<E> table) {
        ready();
        return new BulkUpdate<>(this, database.model().entityOf(table));
    }

    /**
     * Begins a deletion of all rows that fulfil a condition, in one statement: {@code session.deleteFrom(POSTS).where(..).run()}.
     *
     * @throws UsageException where the table is not in the database's model
     */
    public <E> BulkDelete<E> deleteFrom(MappedTable<E> table) {
        ready();
        return new BulkDelete<>(this, database.model().entityOf(table));
    }

    /**
     * Writes rows of objects that no session manages, by COPY, in constant memory: the stream is pulled row by row. Pending changes are flushed first.
     * Foreign keys are taken from the objects' references, whose targets need a key; collections are not looked at. Identity columns are left to
     * PostgreSQL, and the objects get nothing back.
     *
     * @return how many rows were written
     * @throws dev.backstitch.error.RefusedDataException where a value is missing or cannot be stored; the session is over then
     * @throws dev.backstitch.error.DatabaseException where the database refuses; the session is over then
     */
    public <E> long bulkLoad(MappedTable<E> table, Stream<? extends E> objects) {
        return bulkLoad(table).from(objects);
    }

    /** Begins such a load of which more is to be said. */
    public <E> BulkLoad<E> bulkLoad(MappedTable<E> table) {
        ready();
        return new BulkLoad<>(this, database.model().entityOf(table));
    }

    <E> PlainRows<E> plainRows(EntityMapping<E> entity) {
        return new PlainRows<>(tracker, database.shapes().of(entity));
    }

    <E> long copy(PlainRows<E> rows, int[] columns, long every, LongConsumer progress, Stream<? extends E> objects) {
        flush();
        Copy<E> copy = new Copy<>(executor, database.statements(), rows, columns, every, progress);
        copying = true;
        try {
            return health.during(() -> copy.run(objects));
        } finally {
            copying = false;
        }
    }

    <E> void checkBulk(EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> values) {
        ready();
        bulk.check(entity, values);
    }

    <R> R inBulk(Function<BulkWriter, R> work) {
        flush();
        return health.during(() -> work.apply(bulk));
    }

    /**
     * Does the work at a savepoint of this transaction: pending changes are flushed first, and what the work changed when it returns. Where it throws,
     * the rows are what they were before, and so are the objects: their properties, their links and whether they belong to this session.
     *
     * @return what the work returned
     */
    public <R> R transaction(Work<R> work) {
        ready();
        try {
            return new NestedTransaction(this, connection, tracker, undo, health).run(work);
        } catch (SQLException e) {
            throw DatabaseErrors.translate(e, database.model(), "a nested transaction");
        }
    }

    /** The same for work that returns nothing. */
    public void transaction(Action action) {
        transaction((Work<Boolean>) session -> {
            action.run(session);
            return true;
        });
    }

    /**
     * jOOQ on this session's connection and transaction. Its own transactions are savepoints. What this session has pending is not flushed for it, and
     * what it changes is not seen by objects that were read before.
     */
    public DSLContext dsl() {
        ready();
        return dsl;
    }

    void execute(Query query) {
        ready();
        executor.execute(dsl, query);
    }

    /** @throws UsageException where a statement has failed */
    void requireUnbroken() {
        health.requireUnbroken();
    }

    void committed() {
        tracker.close();
        health.end();
    }

    void rolledBack() {
        tracker.rolledBack();
        undo.rollback();
        health.end();
    }

    private void ready() {
        tracker.requireThread();
        if (copying) {
            throw new UsageException(
                    "the session is in the middle of a bulk load, and its connection takes nothing but rows: use it"
                            + " before or after, or give the load a stream that does not use it");
        }
        health.requireUsable();
    }
}
