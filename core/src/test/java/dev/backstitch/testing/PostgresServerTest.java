package dev.backstitch.testing;

import static dev.backstitch.testing.FreshDatabaseTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void thereIsOneServerForTheWholeJvm() {
        assertThat(PostgresServer.shared()).isSameAs(PostgresServer.shared());
    }

    @Test
    void theLineSaysWhichServerIsInUse() {
        assertThat(PostgresServer.announcement("embedded", "18.6", "localhost:41234"))
                .isEqualTo("PostgreSQL: embedded 18.6, port 41234");
        assertThat(PostgresServer.announcement(
                        "given by BACKSTITCH_JDBC_URL", "18.1 (Debian 18.1-1)", "db.example:6432"))
                .isEqualTo("PostgreSQL: given by BACKSTITCH_JDBC_URL 18.1, db.example:6432");
    }

    @Test
    void aGivenServerIsUsedAsItIs() throws SQLException {
        PostgresServer shared = PostgresServer.shared();

        PostgresServer given = new PostgresSource.Given(shared.jdbcUrl(), shared.user(), shared.password()).start();

        assertThat(given.url()).isEqualTo(shared.url());
        assertThat(text(given.connect(), "select 1")).isEqualTo("1");
    }

    @Test
    void anEmbeddedServerSortsAlikeOnEveryMachine() throws SQLException {
        assumeTrue(
                PostgresSource.choose(PostgresSource::setting, DockerEngine::answers)
                        instanceof PostgresSource.Embedded);

        String provider =
                "select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding) from pg_database"
                        + " where datname = current_database()";
        try (FreshDatabase database = PostgresServer.shared().freshDatabase()) {
            assertThat(text(database.connect(), provider)).isEqualTo("b C.UTF-8 UTF8");
        }
    }
}
