package dev.backstitch.session;

import dev.backstitch.change.Retreat;
import dev.backstitch.change.Tracker;
import dev.backstitch.flush.Undo;
import dev.backstitch.sql.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Runs one piece of work at a savepoint of a session's transaction: where it throws, rows and objects are what they were before. Made by the session
 * for each; one thread.
 */
final class NestedTransaction {

    private final Session session;
    private final Connection connection;
    private final Tracker tracker;
    private final Undo undo;
    private final TransactionHealth health;

    NestedTransaction(Session session, Connection connection, Tracker tracker, Undo undo, TransactionHealth health) {
        this.session = session;
        this.connection = connection;
        this.tracker = tracker;
        this.undo = undo;
        this.health = health;
    }

    <R> R run(Work<R> work) throws SQLException {
        session.flush();
        Savepoint savepoint = connection.setSavepoint();
        int written = undo.size();
        try (Retreat retreat = tracker.retreat()) {
            try {
                R result = session.streams().nested(() -> work.call(session));
                session.flush();
                connection.releaseSavepoint(savepoint);
                return result;
            } catch (Throwable e) {
                goBack(retreat, savepoint, written, e);
                throw e;
            }
        }
    }

    /** A connection that cannot go back has lost the whole transaction: the session stays unusable. */
    private void goBack(Retreat retreat, Savepoint savepoint, int written, Throwable cause) {
        retreat.goBack(() -> undo.rollback(written));
        try {
            connection.rollback(savepoint);
            health.revive();
        } catch (SQLException e) {
            cause.addSuppressed(DatabaseErrors.translate(e, tracker.shapes().model(), "rolling back to a savepoint"));
        }
    }
}
