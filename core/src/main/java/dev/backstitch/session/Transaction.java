package dev.backstitch.session;

import dev.backstitch.sql.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs one piece of work in one session: commits what it did, or rolls it back. Made by the database for each; one thread. */
final class Transaction {

    private final Database database;
    private final Connection connection;
    private final TransactionOptions options;

    Transaction(Database database, Connection connection, TransactionOptions options) {
        this.database = database;
        this.connection = connection;
        this.options = options;
    }

    <R> R run(Work<R> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Session session = new Session(database, connection, options);
        R result;
        try {
            options.statements().forEach(session::execute);
            result = work.call(session);
            session.finish();
            connection.commit();
        } catch (SQLException e) {
            RuntimeException refused = DatabaseErrors.translate(e, database.model(), "committing");
            rollback(session, refused, autoCommit);
            throw refused;
        } catch (Throwable e) {
            // Whatever it is, also a checked exception that somebody threw unchecked: turning auto-commit on would
            // commit.
            rollback(session, e, autoCommit);
            throw e;
        }
        session.committed();
        connection.setAutoCommit(autoCommit);
        return result;
    }

    /** A connection that could not be rolled back is left as it is, for its pool to drop. */
    private void rollback(Session session, Throwable cause, boolean autoCommit) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        session.rolledBack(cause);
    }
}
