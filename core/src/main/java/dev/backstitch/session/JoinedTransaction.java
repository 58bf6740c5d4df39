package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import dev.backstitch.sql.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Runs one piece of work in a session on a connection whose transaction somebody else began and ends: that is never committed, rolled back or changed here.
 * Made by the database for each; one thread.
 */
final class JoinedTransaction {

    private final Database database;
    private final Connection connection;

    /** @throws UsageException where no transaction is running on the connection */
    JoinedTransaction(Database database, Connection connection) {
        this.database = database;
        this.connection = Objects.requireNonNull(connection, "join(..) needs a connection");
        try {
            if (connection.isClosed()) {
                throw new UsageException("join(..) was given a connection that is closed: join before it is");
            }
            if (connection.getAutoCommit()) {
                throw new UsageException(
                        "join(..) was given a connection that commits after every statement: begin a transaction on it with"
                                + " setAutoCommit(false), or let db.transaction(..) do it");
            }
        } catch (SQLException e) {
            throw DatabaseErrors.translate(e, database.model(), "joining a transaction");
        }
    }

    <R> R run(Work<R> work) {
        Session session = new Session(database, connection, TransactionOptions.options());
        R result;
        try {
            session.requireUnbroken();
            result = work.call(session);
            session.finish();
        } catch (Throwable e) {
            session.rolledBack(e);
            throw e;
        }
        session.committed();
        return result;
    }
}
