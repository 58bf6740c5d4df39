package dev.backstitch.error;

import org.jspecify.annotations.Nullable;

/** A statement that failed for another reason than a constraint: a missing table, a refused cast, a time-out. */
public final class StatementException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public StatementException(String message, String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}
