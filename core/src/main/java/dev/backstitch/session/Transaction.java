package dev.backstitch.session;

import dev.backstitch.sql.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs one piece of work in one session: commits what it did, or rolls it back. Made by the database for each; one thread. */
final class Transaction {

    private final Database database;
    private final Connection connection;

    Transaction(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    <R> R run(Work<R> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Session session = new Session(database, connection);
        try {
            R result = work.call(session);
            session.flush();
            session.requireUnbroken();
            connection.commit();
            session.committed();
            return result;
        } catch (SQLException e) {
            RuntimeException refused = DatabaseErrors.translate(e, database.model(), "committing");
            rollback(session, refused);
            throw refused;
        } catch (RuntimeException | Error e) {
            rollback(session, e);
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private void rollback(Session session, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        session.rolledBack();
    }
}
