package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of a query that the server keeps, of which some are fetched at a time. Made by the executor; ends with its transaction at the latest; one thread. */
public final class RowCursor implements AutoCloseable {

    private final Executor executor;
    private final String doing;
    private final PreparedStatement statement;
    private final ResultSet rows;

    RowCursor(Executor executor, String doing, PreparedStatement statement, ResultSet rows) {
        this.executor = executor;
        this.doing = doing;
        this.statement = statement;
        this.rows = rows;
    }

    /** Reads on. */
    public <R> R read(Executor.Rows<R> reader) {
        try {
            return reader.read(rows);
        } catch (SQLException e) {
            throw executor.failed(e, doing);
        }
    }

    /** The server forgets the rows. */
    @Override
    public void close() {
        try (statement) {
            rows.close();
        } catch (SQLException e) {
            throw executor.failed(e, doing);
        }
    }
}
