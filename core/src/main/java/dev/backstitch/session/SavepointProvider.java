package dev.backstitch.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Makes jOOQ's transactions inside a session savepoints of the session's own: jOOQ's default provider would commit the session's transaction with the
 * first of them. Made by a session; one thread.
 */
final class SavepointProvider implements TransactionProvider {

    private final Connection connection;
    private final Deque<Savepoint> savepoints = new ArrayDeque<>();

    SavepointProvider(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void begin(TransactionContext context) {
        run("set", () -> savepoints.push(connection.setSavepoint()));
    }

    @Override
    public void commit(TransactionContext context) {
        run("release", () -> connection.releaseSavepoint(savepoints.pop()));
    }

    @Override
    public void rollback(TransactionContext context) {
        run("roll back to", () -> connection.rollback(savepoints.pop()));
    }

    private static void run(String what, JdbcCall call) {
        try {
            call.run();
        } catch (SQLException e) {
            throw new DataAccessException("could not " + what + " a savepoint of the session's transaction", e);
        }
    }

    private interface JdbcCall {
        void run() throws SQLException;
    }
}
