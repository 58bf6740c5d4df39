package dev.backstitch.testing;

import static dev.backstitch.testing.FreshDatabaseTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnServerTest {

    private static OwnServer own;

    @BeforeAll
    static void start() {
        own = OwnServer.durable();
    }

    @AfterAll
    static void itStopsWhenItIsClosed() {
        own.close();

        assertThatThrownBy(own.server()::connect)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        gone -> assertThat(gone.getSQLState()).isEqualTo("08001"));
    }

    @Test
    void itKeepsWhatWasCommitted() throws SQLException {
        String durability = "select string_agg(name || '=' || setting, ' ' order by name) from pg_settings"
                + " where name in ('fsync', 'synchronous_commit', 'full_page_writes')";

        assertThat(text(own.server().connect(), durability))
                .isEqualTo("fsync=on full_page_writes=on synchronous_commit=on");
    }

    @Test
    void aUserWhoMayCreateNoDatabaseGetsASchema() throws SQLException {
        PostgresServer server = own.server();
        run("create role guest login", "grant create on database postgres to guest");
        PostgresServer guest = new PostgresServer(server.jdbcUrl(), "guest", "");

        FreshDatabase database = guest.freshDatabase();
        String schema = JdbcUrl.parse(database.url()).parameter("currentSchema");

        assertThat(database.url()).isEqualTo(server.url() + "?currentSchema=" + schema);
        assertThat(text(database.connect(), "create table t (id int)", "select current_schema()"))
                .isEqualTo(schema);

        database.close();
        assertThat(text(guest.connect(), "select count(*) from pg_namespace where nspname = '" + schema + "'"))
                .isEqualTo("0");
    }

    @Test
    void aUserWhoMayCreateNothingIsNamed() throws SQLException {
        run("create role nobody login");
        PostgresServer nobody = new PostgresServer(own.server().jdbcUrl(), "nobody", "");

        assertThatThrownBy(nobody::freshDatabase)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nobody may create neither a database nor a schema on "
                        + own.server().jdbcUrl().server())
                .hasCauseInstanceOf(SQLException.class);
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = own.server().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
