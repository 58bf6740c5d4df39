package dev.backstitch.sql;

import dev.backstitch.error.ConnectionException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/** Says why there is no connection and what to check. */
final class ConnectionTexts {

    private static final Pattern PASSWORD =
            Pattern.compile("(?<=[?&](?:ssl)?password=)[^&]+|(?<=//[^/@:?]{0,99}:)[^/@]+(?=@)");

    private ConnectionTexts() {}

    static ConnectionException exception(SQLException e, String url, String user) {
        ServerReport report = ServerReport.of(e);
        String place = PASSWORD.matcher(url).replaceAll("***");
        String reason = reason(e, report.state(), report.message().replace(url, place), url);
        String text = "cannot connect to " + place + (user.isEmpty() ? "" : " as " + user) + ": " + reason;
        return new ConnectionException(text, report.state(), place.equals(url) || !repeats(e, url) ? e : null);
    }

    private static String reason(SQLException e, String state, String message, String url) {
        String said = " (" + message + ")";
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
        return switch (state) {
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
            default -> message + ": check the URL, the user and the server's log";
        };
    }

    /** DriverManager repeats the whole URL in its message: with a password in it, it is no cause to pass on. */
    private static boolean repeats(SQLException e, String url) {
        return ServerReport.chain(e).stream()
                .anyMatch(link -> String.valueOf(link.getMessage()).contains(url));
    }
}
