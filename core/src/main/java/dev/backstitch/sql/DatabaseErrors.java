package dev.backstitch.sql;

import dev.backstitch.error.ConflictException;
import dev.backstitch.error.ConnectionException;
import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.DatabaseException;
import dev.backstitch.error.StatementException;
import dev.backstitch.model.Model;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words of the model what PostgreSQL, its driver or the network refused. No message holds a row's values: they are in the driver's exception, which
 * is the cause.
 */
public final class DatabaseErrors {

    private DatabaseErrors() {}

    /**
     * The exception for a failed statement.
     *
     * @param doing what was tried, as in {@code inserting 2 rows into users}
     */
    public static DatabaseException translate(SQLException e, Model model, String doing) {
        return translate(e, model, doing, null);
    }

    /**
     * The same in a transaction whose statements may take so long.
     *
     * @param statementTimeout null where they may take as long as they want
     */
    static DatabaseException translate(SQLException e, Model model, String doing, @Nullable Duration statementTimeout) {
        ServerReport report = ServerReport.of(e);
        ConstraintException constraint = ConstraintTexts.translate(report, model, doing, e);
        if (constraint != null) {
            return constraint;
        }
        String said = report.words().isEmpty() ? "" : " (" + report.words() + ")";
        if (report.state().startsWith("08") || report.state().startsWith("57P")) {
            return new ConnectionException(
                    doing + ": the connection to PostgreSQL is lost" + said
                            + ": nothing of the transaction is stored, unless it was the commit that was under way; run it"
                            + " again from its start",
                    report.state(),
                    e);
        }
        ConflictException.Kind conflict = conflict(report.state());
        return conflict != null
                ? new ConflictException(conflict, doing + ": " + conflict(conflict, said), report.state(), e)
                : new StatementException(
                        doing + ": " + statement(report, said + limit(report, statementTimeout)), report.state(), e);
    }

    /** Whether a failure comes of a conflict with other transactions, whoever ran the statement and whatever was thrown for it. */
    public static boolean isConflict(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof SQLException sql
                    && conflict(ServerReport.of(sql).state()) != null) {
                return true;
            }
        }
        return false;
    }

    private static ConflictException.@Nullable Kind conflict(String state) {
        return switch (state) {
            case "40001" -> ConflictException.Kind.SERIALIZATION;
            case "40P01" -> ConflictException.Kind.DEADLOCK;
            default -> null;
        };
    }

    private static String conflict(ConflictException.Kind kind, String said) {
        return switch (kind) {
            case SERIALIZATION ->
                "PostgreSQL broke the transaction off because others work on the same rows" + said
                        + ": run it again from its start, as db.transaction(retry(3), ..) does";
            case DEADLOCK ->
                "PostgreSQL broke the transaction off because it and others wait for each other's locks" + said
                        + ": run it again from its start, as db.transaction(retry(3), ..) does, and lock rows in one order everywhere";
        };
    }

    /**
     * The exception for a connection that was not made.
     *
     * @param url the JDBC URL; a password in it does not get into the message
     */
    public static ConnectionException connecting(SQLException e, String url, String user) {
        return ConnectionTexts.exception(e, url, user);
    }

    /** Whether it was the limit that cancelled the statement, or somebody, is said in the server's language only. */
    private static String limit(ServerReport report, @Nullable Duration statementTimeout) {
        return report.state().equals("57014") && statementTimeout != null
                ? ", and the transaction's statement timeout is " + statementTimeout.toMillis() + " ms"
                : "";
    }

    private static String statement(ServerReport report, String said) {
        return switch (report.state()) {
            case "42P01", "3F000" ->
                "a table is not in the database" + said
                        + ": run db.schema().create(), or check search_path and the database that the URL names";
            case "42703" ->
                "a column is not in the database" + said
                        + ": migrate the table, or correct the column's name in the mapping";
            case "42P07", "42710" ->
                "the database has it already" + said + ": run db.schema().drop() first, or leave the creation out";
            case "55P03" ->
                "another transaction holds the lock" + said + ": run it again from its start, or wait longer";
            case "57014" -> "the statement was cancelled" + said + ": allow it more time, or ask for fewer rows";
            case "42501" ->
                "the database user may not do that" + said + ": grant the right, or connect as another user";
            case "25006" -> "the transaction is read-only" + said + ": write in one that is not";
            case "25P02" ->
                "a statement of the transaction failed before" + said
                        + ": its own exception says why; run the transaction again from its start";
            default -> other(report, said);
        };
    }

    private static String other(ServerReport report, String said) {
        if (report.state().isEmpty()) {
            return report.message();
        }
        if (report.state().startsWith("22")) {
            return "a value does not fit" + said + ": compare it with the column's type in the database";
        }
        return "PostgreSQL refuses the statement with SQLSTATE " + report.state() + said
                + (report.hint().isEmpty() ? "" : ": " + report.hint());
    }
}
