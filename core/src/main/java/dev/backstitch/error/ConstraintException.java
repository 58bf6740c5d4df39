package dev.backstitch.error;

import org.jspecify.annotations.Nullable;

/** Rows that the schema's constraints refuse; the transaction is rolled back. */
public final class ConstraintException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** Which kind of constraint refused. */
    public enum Kind {
        NOT_NULL,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUSION
    }

    private final Kind kind;
    private final String table;
    private final String constraint;

    /**
     * @param table the table's name as PostgreSQL gave it, empty where it gave none
     * @param constraint the constraint's name, or the column's for NOT NULL
     */
    public ConstraintException(
            Kind kind, String message, String sqlState, String table, String constraint, @Nullable Throwable cause) {
        super(message, sqlState, cause);
        this.kind = kind;
        this.table = table;
        this.constraint = constraint;
    }

    public Kind kind() {
        return kind;
    }

    /** The table that refused, as PostgreSQL named it; empty where it named none. */
    public String table() {
        return table;
    }

    /** The constraint that refused, or the column of a NOT NULL. */
    public String constraint() {
        return constraint;
    }
}
