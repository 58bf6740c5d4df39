package dev.backstitch.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A PostgreSQL that runs, and the user who may create databases on it. {@link #shared()} is the one of this JVM: the server named by
 * {@code BACKSTITCH_JDBC_URL} (environment or system property), else a container if a Docker engine answers, else an embedded server. Immutable; for
 * all threads.
 */
public final class PostgresServer {

    // Runs once, whoever comes first; a failure is kept and reported to everybody instead of being tried again.
    private static final FutureTask<PostgresServer> SHARED = new FutureTask<>(PostgresServer::startShared);

    private final JdbcUrl url;
    private final String user;
    private final String password;

    PostgresServer(JdbcUrl url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** {@return the server of this JVM, started by the first call and stopped at the end of the JVM} */
    public static PostgresServer shared() {
        SHARED.run();
        try {
            return SHARED.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "no PostgreSQL for this JVM: " + failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was starting", interrupted);
        }
    }

    /** {@return the JDBC URL of the server's own database} */
    public String url() {
        return url.toString();
    }

    /** {@return the user to connect as} */
    public String user() {
        return user;
    }

    /** {@return the user's password} */
    public String password() {
        return password;
    }

    /** {@return a new, empty database that the caller closes} */
    public FreshDatabase freshDatabase() {
        return FreshDatabase.create(this);
    }

    JdbcUrl jdbcUrl() {
        return url;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    /** The line that says what is in use: {@code PostgreSQL: embedded 18.6, port 41234}. */
    static String announcement(String label, String serverVersion, String server) {
        // Debian and others append the name of their package to the number.
        int end = serverVersion.indexOf(' ');
        String version = end < 0 ? serverVersion : serverVersion.substring(0, end);
        String where = server.startsWith("localhost:") ? "port " + server.substring("localhost:".length()) : server;
        return "PostgreSQL: " + label + " " + version + ", " + where;
    }

    private static PostgresServer startShared() throws SQLException {
        PostgresSource source = PostgresSource.choose(PostgresSource::setting, DockerEngine::answers);
        PostgresServer server = source.start();
        System.out.println(announcement(source.label(), server.version(), server.url.server()));
        return server;
    }

    private String version() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show server_version")) {
            result.next();
            return result.getString(1);
        }
    }
}
