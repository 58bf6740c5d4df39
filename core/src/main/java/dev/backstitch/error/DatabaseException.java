package dev.backstitch.error;

import org.jspecify.annotations.Nullable;

/** What PostgreSQL or the way to it answered; the driver's exception is the cause. */
public abstract sealed class DatabaseException extends BackstitchException
        permits ConflictException, ConnectionException, ConstraintException, LostRowsException, StatementException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    DatabaseException(String message, String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    /** The five characters of SQLSTATE, empty where none was given. */
    public String sqlState() {
        return sqlState;
    }
}
