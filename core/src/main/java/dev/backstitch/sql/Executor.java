package dev.backstitch.sql;

import dev.backstitch.error.DatabaseException;
import dev.backstitch.flush.SentRows;
import dev.backstitch.model.Model;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Runs rendered statements on one connection: binds arrays, tells who listens, and puts what fails into words. Made by a session for its transaction;
 * one thread.
 */
public final class Executor {

    private final Connection connection;
    private final Model model;
    private final StatementLog log;
    private final @Nullable Duration statementTimeout;
    private boolean someAtATime;

    public Executor(Connection connection, Model model, StatementLog log, @Nullable Duration statementTimeout) {
        this.connection = connection;
        this.model = model;
        this.log = log;
        this.statementTimeout = statementTimeout;
    }

    /** What is done with the rows of a result. */
    public interface Rows<R> {

        R read(ResultSet rows) throws SQLException;
    }

    /**
     * Runs a query.
     *
     * @param doing what messages say was tried, as in {@code loading Users.posts}
     */
    <R> R query(String doing, String sql, List<? extends Codec<?>> codecs, SentRows rows, Rows<R> reader) {
        try (PreparedStatement statement = prepare(doing, sql, codecs, rows);
                ResultSet result = statement.executeQuery()) {
            return reader.read(result);
        } catch (SQLException e) {
            throw failed(e, doing);
        }
    }

    /** The same of rows in an array. */
    <R> R query(String doing, String sql, List<? extends Codec<?>> codecs, @Nullable Object[][] rows, Rows<R> reader) {
        return query(doing, sql, codecs, SentRows.of(rows), reader);
    }

    /** Gives a statement its values. */
    interface Binding {

        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Runs a query whose values are bound by somebody else. */
    <R> R query(String doing, String sql, Binding binding, Rows<R> reader) {
        log.sending(doing, sql);
        try (PreparedStatement statement = query(sql)) {
            binding.bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                return reader.read(result);
            }
        } catch (SQLException e) {
            throw failed(e, doing);
        } catch (DataAccessException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw failed(cause, doing);
            }
            throw e;
        }
    }

    /**
     * A statement whose rows can be counted before they are read: those of a result that can be scrolled come all at once. Where the driver's URL sets a
     * {@code defaultRowFetchSize} they come some at a time, as told.
     */
    private PreparedStatement query(String sql) throws SQLException {
        if (!someAtATime) {
            PreparedStatement statement =
                    connection.prepareStatement(sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
            if (statement.getFetchSize() == 0) {
                return statement;
            }
            statement.close();
            someAtATime = true;
        }
        return connection.prepareStatement(sql);
    }

    /** How many rows a result has, before the first is read; 0 where that is not known. */
    public static int rowsLeft(ResultSet result) throws SQLException {
        if (result.getType() == ResultSet.TYPE_FORWARD_ONLY || !result.last()) {
            return 0;
        }
        int rows = result.getRow();
        result.beforeFirst();
        return rows;
    }

    /**
     * Runs a query whose rows stay with the server.
     *
     * @param fetched how many come at a time
     */
    RowCursor open(String doing, String sql, Binding binding, int fetched) {
        log.sending(doing, sql);
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            try {
                statement.setFetchSize(fetched);
                binding.bind(statement);
                return new RowCursor(this, doing, statement, statement.executeQuery());
            } catch (SQLException | RuntimeException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e, doing);
        }
    }

    /** The same of rows in an array. */
    int update(String doing, String sql, List<? extends Codec<?>> codecs, @Nullable Object[][] rows) {
        return update(doing, sql, codecs, SentRows.of(rows));
    }

    /** Runs a statement that returns no rows; the number of rows it touched. */
    int update(String doing, String sql, List<? extends Codec<?>> codecs, SentRows rows) {
        try (PreparedStatement statement = prepare(doing, sql, codecs, rows)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e, doing);
        }
    }

    /** Runs a statement that jOOQ binds. */
    public void execute(DSLContext dsl, Query query) {
        try {
            dsl.execute(query);
        } catch (DataAccessException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw failed(cause, "running a statement");
            }
            throw e;
        }
    }

    /** What is written to a COPY. */
    interface Copying {

        /** How many rows the server took. */
        long write(CopyIn copy) throws SQLException;
    }

    /** Runs a COPY from this end; where writing fails it is cancelled, and the transaction with it. */
    long copy(String sql, Copying rows) throws SQLException {
        log.sending("copying rows", sql);
        CopyIn copy = new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(sql);
        try {
            return rows.write(copy);
        } catch (SQLException | RuntimeException | Error e) {
            cancel(copy, e);
            throw e;
        }
    }

    private static void cancel(CopyIn copy, Throwable cause) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Puts into words what the database or the driver refused. */
    public DatabaseException failed(SQLException e, String doing) {
        return DatabaseErrors.translate(e, model, doing, statementTimeout);
    }

    private PreparedStatement prepare(String doing, String sql, List<? extends Codec<?>> codecs, SentRows rows)
            throws SQLException {
        log.sending(doing, sql);
        PreparedStatement statement = query(sql);
        try {
            bindColumns(statement, codecs, rows);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Binds the columns of some rows as the first parameters, one array each. */
    void bindArrays(PreparedStatement statement, List<? extends Codec<?>> codecs, @Nullable Object[][] rows)
            throws SQLException {
        bindColumns(statement, codecs, SentRows.of(rows));
    }

    private void bindColumns(PreparedStatement statement, List<? extends Codec<?>> codecs, SentRows rows)
            throws SQLException {
        for (int column = 0; column < codecs.size(); column++) {
            statement.setArray(column + 1, array(codecs.get(column), rows, column));
        }
    }

    @SuppressWarnings("unchecked") // a column's values are of its codec's class
    private <T> Array array(Codec<T> codec, SentRows rows, int column) throws SQLException {
        @Nullable Object[] elements = codec.elements(rows.size());
        for (int i = 0; i < elements.length; i++) {
            Object value = rows.value(i, column);
            elements[i] = value == null ? null : codec.element((T) value);
        }
        return connection.createArrayOf(codec.elementType(), elements);
    }
}
