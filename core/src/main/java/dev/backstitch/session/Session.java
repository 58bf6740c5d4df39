package dev.backstitch.session;

import dev.backstitch.change.ColumnFill;
import dev.backstitch.change.NaturalKeys;
import dev.backstitch.change.TableSet;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.flush.RowCorrections;
import dev.backstitch.flush.Undo;
import dev.backstitch.load.BulkWriter;
import dev.backstitch.load.CurrentRows;
import dev.backstitch.load.EntityFinder;
import dev.backstitch.load.GraphLoader;
import dev.backstitch.load.GraphRefresh;
import dev.backstitch.load.KeyFinder;
import dev.backstitch.load.Merge;
import dev.backstitch.load.PageFinder;
import dev.backstitch.load.SelectFinder;
import dev.backstitch.load.Strictness;
import dev.backstitch.model.Column;
import dev.backstitch.plan.WritePlan;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.BulkStatements;
import dev.backstitch.sql.DatabaseErrors;
import dev.backstitch.sql.Executor;
import dev.backstitch.sql.PageReader;
import dev.backstitch.sql.PlanReader;
import dev.backstitch.sql.ProjectionReader;
import dev.backstitch.sql.Reader;
import dev.backstitch.sql.SelectReader;
import dev.backstitch.sql.SelectionReader;
import dev.backstitch.sql.StatementLog;
import dev.backstitch.sql.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * One transaction's view of a database: the objects it read or was given, each row once. Made by {@link Database#transaction}; lives until that returns;
 * belongs to the thread that began it.
 *
 * <p>After a statement has failed it refuses everything, since PostgreSQL has given the transaction up, and the transaction is rolled back.
 */
public final class Session extends SessionBulk {

    private final Database database;
    private final Connection connection;
    private final TransactionHealth health;
    private final Tracker tracker;
    private final Undo undo = new Undo();
    private final Flush flush;
    private final SelectionReader selections;
    private final Readers readers;
    private final EntityFinder finder;
    private final KeyFinder keys;
    private final PageFinder pages;
    private final SessionStreams streams;
    private final BulkWork bulk;
    private final GraphRefresh refresh;
    private final CurrentRows rows;
    private final Merge merge;
    private final DSLContext dsl;
    private final Executor executor;

    Session(Database database, Connection connection, TransactionOptions options) {
        super(new StatementLog(database::tell));
        this.database = database;
        this.connection = connection;
        this.health = new TransactionHealth(connection);
        this.executor = new Executor(connection, database.model(), log, options.statementTimeout());
        Reader reader = new Reader(executor, database.statements());
        Strictness strictness = new Strictness(database.isStrict() || options.isStrict());
        PlanReader plans = new PlanReader(executor, database.statements(), database.shapes());
        GraphLoader loader =
                new GraphLoader(reader, plans, database.statements(), strictness, new ColumnFill(undo::read));
        this.tracker = new Tracker(database.shapes(), new ToldLoads(loader, log));
        loader.fills(tracker);
        this.flush = new Flush(
                tracker,
                database.tables(),
                undo,
                database.statements(),
                new Writer(executor, database.statements()),
                health,
                database.blocks(),
                strictness,
                log,
                options.isReadOnly());
        this.rows = new CurrentRows(reader, database.statements());
        this.refresh = new GraphRefresh(tracker, loader, reader, rows, undo);
        this.dsl = StatementTeller.dsl(connection, log);
        this.selections = new SelectionReader(executor, database.statements(), database.shapes());
        SelectReader queries = new SelectReader(executor, database.shapes());
        this.readers = new Readers(
                new ProjectionReader(executor, database.statements(), database.shapes()),
                queries,
                new SelectFinder(tracker, queries, database.statements(), loader));
        this.finder = new EntityFinder(tracker, selections, loader, refresh);
        this.keys = new KeyFinder(tracker, reader, loader);
        this.pages = new PageFinder(
                tracker,
                new PageReader(executor, database.statements(), database.shapes(), database.cursors()),
                loader,
                finder);
        this.streams = new SessionStreams(this, tracker, finder, log);
        BulkWriter writer = new BulkWriter(
                tracker, new BulkStatements(dsl, executor, database.statements()), new RowCorrections(tracker, undo));
        this.bulk = new BulkWork(this, database, tracker, executor, writer, health, rows, undo);
        this.merge = new Merge(tracker, keys);
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

    /**
     * Makes a detached object, and all that it is linked to, part of this session by their keys. Their rows are read as they are now, in one statement a table, and
     * what differs is written at the next flush: the objects win over what others wrote since. {@link #add} compares with the rows as they were known last, and
     * reads nothing.
     *
     * <p>An object that no session ever had may be attached as well, if it has its key: links of it that are empty are taken as not loaded.
     *
     * @return the object
     * @throws UsageException where it has no key or no row, or this session holds another object with that key; nothing was changed then
     */
    public <E> E attach(E entity) {
        return attach(entity, new Column<?, ?>[0]);
    }

    /**
     * The same of objects that do not know their primary keys: the row of one is that with its values in a unique key, and it is a new object where there is
     * no such row. As in {@code session.attach(order, ORDERS.code, ITEMS.orderId, ITEMS.place)}: of each table the columns of one unique key, in one statement
     * more a table. A column that is a foreign key has the value of the object that is linked.
     *
     * @throws UsageException also where the columns of a table are no unique key; nothing was changed then
     */
    public <E> E attach(E entity, Column<?, ?>... naturalKeys) {
        ready();
        NaturalKeys keys = new NaturalKeys(database.model(), List.of(naturalKeys), rows);
        for (Column<?, ?> column : naturalKeys) {
            flushBefore(column).run();
        }
        tracker.attach(entity, rows, keys);
        return entity;
    }

    /**
     * Copies the mapped properties of a plain object, but for the primary key, onto the object of this session whose row has its value in a unique column; where
     * there is no such row, adds the plain object as a new one, with all that it is linked to.
     *
     * @param key a unique key of one column, as in {@code session.merge(tag, TAGS.name)}
     * @return the object that is part of this session
     * @throws UsageException where the column is no unique key, the object has no value of it, or has links that would be lost; nothing was changed then
     */
    public <E, K> E merge(E plain, Column<E, K> key) {
        ready();
        return merge.merge(plain, key, flushBefore(key));
    }

    /**
     * Lets an object leave this session: its row stays what it is, changed properties are not written, and the row is read anew, as another object, when it is
     * asked for. Its links stay as they are; those that are loaded go on mirroring, until this session reads the row anew: then that object stands in the links
     * of this session's objects, and the detached one's to them are not loaded any more. Linked to or unlinked from an object of this session, it is part of the
     * session again.
     *
     * @throws UsageException where the object is not in this session, is to be deleted, or has links that are not written yet; nothing was changed then
     */
    public void detach(Object entity) {
        ready();
        tracker.detach(entity);
    }

    /**
     * Reads an object's row again, and its links as far as they are loaded: properties that were changed and not flushed are overwritten, changes of links that
     * were not flushed are kept. Links that are not loaded stay so, and so does the rest of what is linked: only which row names which is read of that.
     *
     * @throws UsageException where the object is new, is to be deleted, is not in this session, has no row any more, or has one of which an embedded value
     *     cannot be made; nothing was changed then
     */
    public void refresh(Object entity) {
        refresh(List.of(entity));
    }

    /** The same for several at once: one statement a table, and one a relationship that is loaded. */
    public void refresh(Collection<?> entities) {
        ready();
        log.during(() -> "refresh(..)", () -> refresh.refresh(entities));
    }

    /**
     * Writes all pending changes: one statement a table, operation and set of columns, whatever the number of rows, and none where nothing changed. New rows of
     * one table that name each other take a statement a level, and so do updated rows that take a unique value from each other, where the key is NOT NULL and not
     * deferrable.
     *
     * @throws UsageException before anything is sent, where the transaction is read-only and there is something to write
     * @throws dev.backstitch.error.RefusedDataException before anything is sent, where a value is missing or cannot be stored
     * @throws dev.backstitch.error.DatabaseException where the database refuses; the session is over then
     */
    public void flush() {
        ready();
        flush.run();
    }

    /**
     * The statements that a flush would send now, without sending them. What a flush decides is decided by this already: an owned object that was let
     * go counts as deleted from now on, until it is linked again, and a stored list that is not loaded and was changed is loaded.
     *
     * @throws dev.backstitch.error.RefusedDataException where no order of statements would do
     */
    public WritePlan plan() {
        ready();
        return flush.plan();
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
        log.during(() -> "beginning the transaction", () -> executor.execute(dsl, query));
    }

    @Override
    EntityFinder finder() {
        return finder;
    }

    @Override
    KeyFinder keys() {
        return keys;
    }

    @Override
    BulkWork bulk() {
        return bulk;
    }

    @Override
    SessionStreams streams() {
        return streams;
    }

    @Override
    PageFinder pages() {
        return pages;
    }

    @Override
    void flushBefore(Selection<?> selection) {
        ready();
        flush.before(() -> selections.tables(selection));
    }

    @Override
    Readers readers() {
        return readers;
    }

    @Override
    void flushBefore(Supplier<TableSet> tables) {
        ready();
        flush.before(tables);
    }

    @Override
    void flushBefore(FetchPlan<?> plan) {
        ready();
        flush.before(() -> selections.tables(plan));
    }

    @Override
    Runnable flushBefore(Column<?, ?> key) {
        return () -> flush.before(() -> TableSet.of(database.model().entityOf(key.mappedTable())));
    }

    /** What was changed is written; in a transaction that only reads nobody looks for it, unless something is known to be. */
    void flushPending() {
        ready();
        flush.atEnd();
    }

    /** What was changed is written, and the transaction may be committed. */
    void finish() {
        ready();
        streams.end();
        flushPending();
        requireUnbroken();
    }

    /** @throws UsageException where a statement has failed */
    void requireUnbroken() {
        health.requireUnbroken();
    }

    void committed() {
        tracker.close();
        health.end();
    }

    void rolledBack(Throwable cause) {
        streams.end(cause);
        tracker.rolledBack();
        undo.rollback();
        health.end();
    }

    @Override
    void ready() {
        tracker.requireThread();
        bulk.requireIdle();
        health.requireUsable();
    }
}
