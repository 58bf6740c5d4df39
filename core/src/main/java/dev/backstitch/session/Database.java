package dev.backstitch.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backstitch.change.Shapes;
import dev.backstitch.error.ConnectionException;
import dev.backstitch.error.UsageException;
import dev.backstitch.flush.TableOrder;
import dev.backstitch.model.Model;
import dev.backstitch.sql.Cursors;
import dev.backstitch.sql.DatabaseErrors;
import dev.backstitch.sql.KeyBlocks;
import dev.backstitch.sql.SchemaStatements;
import dev.backstitch.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database seen through a model. Made once for an application; safe for all threads; closing it closes the pool where it made one.
 */
public final class Database implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private final Model model;
    private final DataSource dataSource;
    private final @Nullable HikariDataSource ownPool;
    private final String place;
    private final Shapes shapes;
    private final TableOrder tables;
    private final Statements statements;
    private final KeyBlocks blocks = new KeyBlocks();
    private final Cursors cursors = new Cursors();
    private volatile boolean strict;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<StatementObserver> observers = ServiceLoader.load(StatementObserver.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private Database(Model model, DataSource dataSource, @Nullable HikariDataSource ownPool, String place) {
        this.model = model;
        this.dataSource = dataSource;
        this.ownPool = ownPool;
        this.place = place;
        this.shapes = new Shapes(model);
        this.tables = new TableOrder(model);
        this.statements = new Statements(model);
    }

    /**
     * Opens a pool of connections of its own.
     *
     * @param url a PostgreSQL JDBC URL, {@code jdbc:postgresql://host:port/database}
     * @throws ConnectionException where no connection can be had: the URL, the user, the password or the server is wrong
     */
    public static Database connect(Model model, String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("backstitch");
        config.setDataSource(source(url, user, password));
        try {
            HikariDataSource pool = new HikariDataSource(config);
            return new Database(model, pool, pool, url);
        } catch (RuntimeException e) {
            throw refused(e, url, user);
        }
    }

    /** Takes connections from a data source, which stays the caller's. Its connections have to be pgjdbc's, wrapped or not. */
    public static Database of(Model model, DataSource dataSource) {
        return new Database(model, dataSource, null, "the data source");
    }

    private static PGSimpleDataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw DatabaseErrors.connecting(new SQLException("no PostgreSQL URL", "08001", e), url, user);
        }
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static RuntimeException refused(RuntimeException e, String url, String user) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return DatabaseErrors.connecting(sql, url, user);
            }
        }
        return e;
    }

    public Model model() {
        return model;
    }

    /** The tables of the model as a whole. */
    public DatabaseSchema schema() {
        return new DatabaseSchema(this);
    }

    /**
     * From now on the listener is told the text of every statement before it runs, on the thread that runs it; never a bound value.
     */
    public void onStatement(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** From now on every session is strict, as one with {@link TransactionOptions#strict()}. */
    public void strict() {
        strict = true;
    }

    /**
     * From now on the cursors of pages are signed with this key, and those that were signed with another are refused. Without it the key is random, so that a cursor
     * is good for this object only; several servers that are to take each other's cursors, or one that is to take its own after a restart, need the same.
     *
     * @param key at least 32 random bytes, kept secret
     * @throws UsageException where it is shorter
     */
    public void cursorKey(byte[] key) {
        cursors.key(key);
    }

    boolean isStrict() {
        return strict;
    }

    /**
     * Does the work in one transaction: what it changed is flushed and committed when it returns, and rolled back when it throws.
     *
     * @return what the work returned
     * @throws dev.backstitch.error.BackstitchException where the database cannot be reached or refuses; the work's own exceptions pass
     */
    public <R> R transaction(Work<R> work) {
        return transaction(TransactionOptions.options(), work);
    }

    /**
     * The same, and again from its start, in a new session and on a new connection, where other transactions stood in its way. The failure that is thrown
     * at last carries the earlier ones as suppressed.
     *
     * @param retry as in {@code db.transaction(retry(3), session -> ..)}
     */
    public <R> R transaction(Retry retry, Work<R> work) {
        return transaction(TransactionOptions.options().retry(retry), work);
    }

    /**
     * The same in a transaction of another kind.
     *
     * @param options as in {@code db.transaction(options().isolation(SERIALIZABLE).retry(3), session -> ..)}
     */
    public <R> R transaction(TransactionOptions options, Work<R> work) {
        return new Attempts(options.retry()).run(() -> attempt(options, work));
    }

    private <R> R attempt(TransactionOptions options, Work<R> work) {
        try (Connection connection = open()) {
            return new Transaction(this, connection, options).run(work);
        } catch (SQLException e) {
            throw DatabaseErrors.translate(e, model, "ending a transaction");
        }
    }

    /** The same for work that returns nothing. */
    public void transaction(Action action) {
        transaction(working(action));
    }

    /** The same for work that returns nothing. */
    public void transaction(Retry retry, Action action) {
        transaction(retry, working(action));
    }

    /** The same for work that returns nothing. */
    public void transaction(TransactionOptions options, Action action) {
        transaction(options, working(action));
    }

    /**
     * Does the work in a session on a connection whose transaction somebody else began: Spring, jOOQ or JDBC by hand. What was changed is flushed when the work
     * returns. The transaction stays theirs: nothing is committed, rolled back, closed or set on the connection here.
     *
     * <p>Where this throws, the objects are as after a rollback, and who began the transaction has to roll it back, which frameworks do when the exception
     * passes. Where it returns and the transaction is rolled back later, objects that were new are not told of that.
     *
     * @param connection pgjdbc's, wrapped or not, with auto-commit off
     * @return what the work returned
     * @throws UsageException where auto-commit is on
     */
    public <R> R join(Connection connection, Work<R> work) {
        return new JoinedTransaction(this, connection).run(work);
    }

    /** The same for work that returns nothing. */
    public void join(Connection connection, Action action) {
        join(connection, working(action));
    }

    private static Work<Boolean> working(Action action) {
        return session -> {
            action.run(session);
            return true;
        };
    }

    private Connection open() {
        if (ownPool != null && ownPool.isClosed()) {
            throw new UsageException("the database is closed: begin transactions before close()");
        }
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw DatabaseErrors.connecting(e, place, "");
        }
    }

    /** Closes the pool that {@link #connect} opened; a data source that was given stays open. */
    @Override
    public void close() {
        if (ownPool != null) {
            ownPool.close();
        }
    }

    SchemaStatements schemaStatements() {
        return new SchemaStatements(model);
    }

    Shapes shapes() {
        return shapes;
    }

    TableOrder tables() {
        return tables;
    }

    KeyBlocks blocks() {
        return blocks;
    }

    Cursors cursors() {
        return cursors;
    }

    Statements statements() {
        return statements;
    }

    void tell(Supplier<String> cause, String sql) {
        LOG.log(System.Logger.Level.DEBUG, sql);
        for (Consumer<String> listener : listeners) {
            listener.accept(sql);
        }
        if (!observers.isEmpty()) {
            SentStatement statement = new SentStatement(sql, cause.get());
            observers.forEach(observer -> observer.sending(statement));
        }
    }
}
