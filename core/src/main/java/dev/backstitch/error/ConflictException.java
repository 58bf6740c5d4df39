package dev.backstitch.error;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that PostgreSQL broke off because others worked on the same rows at the same time. Nothing of it is stored, and run again from its start it
 * may well succeed.
 */
public final class ConflictException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** What the transactions did to each other. */
    public enum Kind {

        /** They read and wrote the same rows, and no order of one after the other would have given the same. */
        SERIALIZATION,

        /** Each waited for a lock that another of them held. */
        DEADLOCK
    }

    private final Kind kind;

    public ConflictException(Kind kind, String message, String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
