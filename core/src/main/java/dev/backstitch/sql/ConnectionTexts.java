package dev.backstitch.sql;

import dev.backstitch.error.ConnectionException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/** Says why there is no connection and what to check. */
final class ConnectionTexts {

    private static final Pattern PASSWORD =
            Pattern.compile("(?<=[?&](?:ssl)?password=)[^&]+|(?<=//[^/@:?]{0,99}:)[^/@]+(?=@)");

    private ConnectionTexts() {}

    static ConnectionException exception(SQLException e, String url, String user) {
        ServerReport report = ServerReport.of(e);
        String place = PASSWORD.matcher(url).replaceAll("***") + (user.isEmpty() ? "" : " as " + user);
        String text = "cannot connect to " + place + ": " + reason(e, report, url);
        return new ConnectionException(text, report.state(), tells(e, url) ? null : e);
    }

    private static String reason(SQLException e, ServerReport report, String url) {
        String said = " (" + report.message() + ")";
        List<Throwable> chain = ServerReport.chain(e);
        boolean foreign = url.startsWith("jdbc:") && !url.startsWith("jdbc:postgresql:");
        if (foreign || chain.stream().anyMatch(IllegalArgumentException.class::isInstance)) {
            return "the URL is none of PostgreSQL's: it looks like jdbc:postgresql://host:port/database";
        }
        if (e instanceof SQLTransientConnectionException && chain.stream().noneMatch(PSQLException.class::isInstance)) {
            return "every connection of the pool is in use" + said
                    + ": close sessions and streams sooner, or let the pool grow";
        }
        if (chain.stream().anyMatch(UnknownHostException.class::isInstance)) {
            return "the host is unknown: correct the host in the URL";
        }
        return switch (report.state()) {
            case "28P01" -> "PostgreSQL refuses the password: check the user and the password";
            case "28000" -> "PostgreSQL refuses the user" + said + ": check the user, and the server's pg_hba.conf";
            case "08004" ->
                "the server refuses" + said + ": check the user, the password, and the server's pg_hba.conf";
            case "3D000" -> "the database does not exist" + said + ": create it, or correct the end of the URL";
            case "08001", "08006" ->
                "no server answers" + said + ": check host and port, and that PostgreSQL runs there and listens";
            case "53300" ->
                "the server has no connection left" + said + ": let pools be smaller, or raise max_connections";
            case "57P03" -> "the server is starting or stopping" + said + ": try again";
            default -> report.message() + ": check the URL, the user and the server's log";
        };
    }

    /** DriverManager repeats the whole URL in its message: no cause then. */
    private static boolean tells(SQLException e, String url) {
        Matcher password = PASSWORD.matcher(url);
        while (password.find()) {
            for (Throwable link : ServerReport.chain(e)) {
                if (String.valueOf(link.getMessage()).contains(password.group())) {
                    return true;
                }
            }
        }
        return false;
    }
}
