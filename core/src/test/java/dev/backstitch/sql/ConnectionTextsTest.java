package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backstitch.error.ConnectionException;
import dev.backstitch.testing.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class ConnectionTextsTest {

    private static final String URL = "jdbc:postgresql://localhost:5432/app";

    @Test
    void noServer() {
        String url = "jdbc:postgresql://localhost:1/app";
        assertThat(refused(url))
                .hasMessage(
                        "cannot connect to jdbc:postgresql://localhost:1/app as anna: no server answers (Connection to"
                                + " localhost:1 refused. Check that the hostname and port are correct and that the"
                                + " postmaster is accepting TCP/IP connections.): check host and port, and that PostgreSQL"
                                + " runs there and listens");
    }

    @Test
    void noSuchHost() {
        assertThat(refused("jdbc:postgresql://nosuch.invalid/app"))
                .hasMessage(
                        "cannot connect to jdbc:postgresql://nosuch.invalid/app as anna: the host is unknown: correct"
                                + " the host in the URL");
    }

    @Test
    void noSuchDatabase() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        String name = "nosuch_" + System.nanoTime();
        String url = server.url().replaceFirst("(//[^/]*/)[^?]*", "$1" + name);
        SQLException e = catchThrowableOfType(
                SQLException.class, () -> DriverManager.getConnection(url, server.user(), server.password()));
        ConnectionException refused = DatabaseErrors.connecting(e, url, "anna");
        assertThat(refused)
                .hasMessage("cannot connect to " + url + " as anna: the database does not exist (database \"" + name
                        + "\" does not exist): create it, or correct the end of the URL")
                .hasCause(e);
        assertThat(refused.sqlState()).isEqualTo("3D000");
    }

    @Test
    void noSuchUserOrPassword() {
        assertText(
                ServerReports.failure("C28P01", "Mpassword authentication failed for user \"anna\""),
                "PostgreSQL refuses the password: check the user and the password");
        assertText(
                ServerReports.failure("C28000", "Mrole \"anna\" does not exist"),
                "PostgreSQL refuses the user (role \"anna\" does not exist): check the user, and the server's"
                        + " pg_hba.conf");
        assertText(
                new SQLException(
                        "The server requested SCRAM-based authentication, but no password was provided.", "08004"),
                "the server refuses (The server requested SCRAM-based authentication, but no password was provided.):"
                        + " check the user, the password, and the server's pg_hba.conf");
    }

    @Test
    void noRoom() {
        assertText(
                ServerReports.failure("C53300", "Msorry, too many clients already"),
                "the server has no connection left (sorry, too many clients already): let pools be smaller, or raise"
                        + " max_connections");
        assertText(
                ServerReports.failure("C57P03", "Mthe database system is starting up"),
                "the server is starting or stopping (the database system is starting up): try again");
        assertText(
                new SQLTransientConnectionException("backstitch - Connection is not available"),
                "every connection of the pool is in use (backstitch - Connection is not available): close sessions and"
                        + " streams sooner, or let the pool grow");
    }

    @Test
    void noUrlOfPostgres() {
        assertThat(DatabaseErrors.connecting(new SQLException("no", "08001"), "jdbc:mysql://localhost/app", "anna"))
                .hasMessage("cannot connect to jdbc:mysql://localhost/app as anna: the URL is none of PostgreSQL's: it"
                        + " looks like jdbc:postgresql://host:port/database");
        assertThat(DatabaseErrors.connecting(
                        new SQLException("no", "08001", new IllegalArgumentException()), "localhost/app", "anna"))
                .hasMessage("cannot connect to localhost/app as anna: the URL is none of PostgreSQL's: it looks like"
                        + " jdbc:postgresql://host:port/database");
    }

    @Test
    void anotherReason() {
        assertText(
                new SQLException("The server does not support SSL.", "08P01"),
                "The server does not support SSL.:" + " check the URL, the user and the server's log");
        assertThat(DatabaseErrors.connecting(new SQLException("closed"), "the data source", ""))
                .hasMessage("cannot connect to the data source: closed: check the URL, the user and the server's log");
    }

    @Test
    void aPasswordInTheUrlIsNotRepeated() {
        String url =
                "jdbc:postgresql://anna:geheim@localhost:1/app?user=anna&password=geheim&sslpassword=geheim&ssl=true";
        ConnectionException refused =
                DatabaseErrors.connecting(new SQLException("No suitable driver found for " + url), url, "anna");
        assertThat(refused)
                .hasMessageStartingWith(
                        "cannot connect to jdbc:postgresql://anna:***@localhost:1/app?user=anna&password=***"
                                + "&sslpassword=***&ssl=true as anna: ")
                .hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("geheim");
    }

    private static void assertText(SQLException e, String reason) {
        assertThat(DatabaseErrors.connecting(e, URL, "anna"))
                .hasMessage("cannot connect to " + URL + " as anna: " + reason)
                .hasCause(e);
    }

    private static ConnectionException refused(String url) {
        SQLException e =
                catchThrowableOfType(SQLException.class, () -> DriverManager.getConnection(url, "anna", "geheim"));
        return DatabaseErrors.connecting(e, url, "anna");
    }
}
