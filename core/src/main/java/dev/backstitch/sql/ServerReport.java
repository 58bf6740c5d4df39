package dev.backstitch.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads what PostgreSQL reported of a failure; what it did not report is empty. The message may be in any language, so that nothing depends on its words.
 *
 * @param state the SQLSTATE
 * @param message the server's, or the driver's where the server said nothing
 * @param detail names the key of a refused row and its values
 */
record ServerReport(
        String state,
        String message,
        String hint,
        String detail,
        String table,
        String column,
        String constraint,
        String type) {

    private static final Pattern KEY = Pattern.compile("\\((.+?)\\)=\\(");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|«[^»]*»|„[^“”]*[“”]");

    static ServerReport of(SQLException e) {
        for (Throwable link : chain(e)) {
            if (link instanceof PSQLException told && told.getServerErrorMessage() != null) {
                ServerErrorMessage report = told.getServerErrorMessage();
                return new ServerReport(
                        given(report.getSQLState()),
                        given(report.getMessage()),
                        given(report.getHint()),
                        given(report.getDetail()),
                        given(report.getTable()),
                        given(report.getColumn()),
                        given(report.getConstraint()),
                        given(report.getDatatype()));
            }
        }
        for (Throwable link : chain(e)) {
            if (link instanceof SQLException told && told.getSQLState() != null) {
                return new ServerReport(given(told.getSQLState()), given(told.getMessage()), "", "", "", "", "", "");
            }
        }
        return new ServerReport("", given(e.getMessage()), "", "", "", "", "", "");
    }

    /** The exception, those that follow it in a batch, and their causes. */
    static List<Throwable> chain(SQLException e) {
        List<Throwable> chain = new ArrayList<>();
        for (SQLException next = e; next != null; next = next.getNextException()) {
            for (Throwable link = next; link != null && !chain.contains(link); link = link.getCause()) {
                chain.add(link);
            }
        }
        return chain;
    }

    /** The columns of the key that the detail names, or the expressions of an index; empty where it names none. */
    List<String> keyColumns() {
        Matcher key = KEY.matcher(detail);
        if (!key.find()) {
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (String column : key.group(1).split(", ", -1)) {
            boolean quoted = column.length() > 2 && column.startsWith("\"") && column.endsWith("\"");
            columns.add(quoted ? column.substring(1, column.length() - 1).replace("\"\"", "\"") : column);
        }
        return columns;
    }

    /** Whether the detail ends with the name of that table, as that of a foreign key does, in whichever quotes. */
    boolean endsWith(String tableName) {
        int end = detail.lastIndexOf(tableName);
        int after = end + tableName.length();
        return end > 0
                && !Character.isJavaIdentifierPart(detail.charAt(end - 1))
                && detail.substring(after).chars().noneMatch(Character::isJavaIdentifierPart);
    }

    /** The message; where it complains of a value, without it. */
    String words() {
        return state.startsWith("22") ? QUOTED.matcher(message).replaceAll("...") : message;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
