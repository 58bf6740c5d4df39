package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Knows whether a session's transaction can still be used. PostgreSQL gives a transaction up with the first statement that fails, and a commit of it
 * returns as if nothing had happened; so the driver is asked, which also knows of statements that others ran on the connection.
 */
final class TransactionHealth {

    private final BaseConnection driver;
    private @Nullable Throwable failure;
    private boolean ended;

    TransactionHealth(Connection connection) {
        try {
            driver = connection.unwrap(BaseConnection.class);
        } catch (SQLException e) {
            throw new UsageException(
                    "the data source's connections are not pgjdbc's, nor wrap them: "
                            + connection.getClass().getName() + "; Backstitch needs the PostgreSQL driver",
                    e);
        }
    }

    /** Runs statements that leave the session unusable where one fails. */
    void during(Runnable statements) {
        during(() -> {
            statements.run();
            return true;
        });
    }

    /** The same for statements that give something back. */
    <R> R during(Supplier<R> statements) {
        try {
            return statements.get();
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        }
    }

    void requireUsable() {
        if (ended) {
            throw new UsageException(
                    "the session has ended with its transaction: begin another with db.transaction(..)");
        }
        requireUnbroken();
    }

    void requireUnbroken() {
        if (failure != null || driver.getTransactionState() == TransactionState.FAILED) {
            throw new UsageException(
                    "a statement of this transaction has failed, so PostgreSQL has given"
                            + " it up: it is rolled back, whatever follows; let the exception pass, and begin another transaction",
                    failure);
        }
    }

    /** The transaction went back to a savepoint: what failed since is forgotten. */
    void revive() {
        failure = null;
    }

    void end() {
        ended = true;
    }
}
