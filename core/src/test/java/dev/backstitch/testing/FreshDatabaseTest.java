package dev.backstitch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class FreshDatabaseTest {

    @Test
    void twoOfThemShareNothing() throws SQLException {
        try (FreshDatabase one = PostgresServer.shared().freshDatabase();
                FreshDatabase two = PostgresServer.shared().freshDatabase()) {
            assertThat(one.url()).isNotEqualTo(two.url());
            assertThat(text(one.connect(), "create table t (id int)", "select to_regclass('t')"))
                    .isEqualTo("t");
            assertThat(text(two.connect(), "create table t (id int)", "select to_regclass('t')"))
                    .isEqualTo("t");
        }
    }

    @Test
    void itIsDroppedThoughSomebodyIsConnected() throws SQLException {
        FreshDatabase database = PostgresServer.shared().freshDatabase();
        try (Connection open = database.connect()) {
            assertThat(open.isValid(1)).isTrue();

            database.close();
            database.close();

            assertThat(open.isValid(1)).isFalse();
            assertThatThrownBy(database::connect)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            gone -> assertThat(gone.getSQLState()).isEqualTo("3D000"));
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        PostgresServer gone = new PostgresServer(JdbcUrl.parse("jdbc:postgresql://localhost:1/x"), "ann", "");

        assertThatThrownBy(gone::freshDatabase)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no fresh database on localhost:1")
                .hasCauseInstanceOf(SQLException.class);
    }

    /** Runs the statements, closes the connection and gives the text in the last one's only row. */
    static String text(Connection connection, String... statements) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            try (ResultSet result = statement.executeQuery(statements[statements.length - 1])) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
