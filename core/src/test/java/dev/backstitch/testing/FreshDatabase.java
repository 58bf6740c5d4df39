package dev.backstitch.testing;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An empty database for one test, dropped when it is closed, with whatever is still connected to it. Where the user may not create databases it is a
 * schema of the server's own database, chosen by the URL; nothing else differs for a test that names no schema.
 */
public final class FreshDatabase implements AutoCloseable {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PostgresServer server;
    private final JdbcUrl url;
    private final String drop;

    private FreshDatabase(PostgresServer server, JdbcUrl url, String drop) {
        this.server = server;
        this.url = url;
        this.drop = drop;
    }

    static FreshDatabase create(PostgresServer server) {
        // Random, as several JVMs may use one server; short, as names of PostgreSQL are.
        String name = "bs_" + Long.toString(RANDOM.nextLong(1L << 40), Character.MAX_RADIX);
        try {
            return database(server, name);
        } catch (SQLException refused) {
            if (!INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                throw new IllegalStateException(
                        "no fresh database on " + server.jdbcUrl().server(), refused);
            }
        }
        try {
            return schema(server, name);
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    server.user() + " may create neither a database nor a schema on "
                            + server.jdbcUrl().server(),
                    refused);
        }
    }

    /** {@return the JDBC URL of this database; it holds no password unless the server's own URL does} */
    public String url() {
        return url.toString();
    }

    /** {@return the user to connect as} */
    public String user() {
        return server.user();
    }

    /** {@return the user's password} */
    public String password() {
        return server.password();
    }

    /**
     * Connects to this database.
     *
     * @return a new connection that the caller closes
     * @throws SQLException if the server refuses it
     */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /** Drops the database; a second call does nothing. */
    @Override
    public void close() {
        try {
            execute(server, drop);
        } catch (SQLException failed) {
            throw new IllegalStateException("not dropped, it stays on the server: " + drop, failed);
        }
    }

    private static FreshDatabase database(PostgresServer server, String name) throws SQLException {
        execute(server, "create database \"" + name + "\" template template1");
        String drop = "drop database if exists \"" + name + "\" with (force)";
        return new FreshDatabase(server, server.jdbcUrl().inDatabase(name), drop);
    }

    private static FreshDatabase schema(PostgresServer server, String name) throws SQLException {
        execute(server, "create schema \"" + name + "\"");
        // A forgotten transaction would hold its locks for ever: fail instead.
        String drop = "set lock_timeout = '10s'; drop schema if exists \"" + name + "\" cascade";
        return new FreshDatabase(server, server.jdbcUrl().with("currentSchema", name), drop);
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
