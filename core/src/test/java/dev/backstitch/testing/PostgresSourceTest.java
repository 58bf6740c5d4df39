package dev.backstitch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.testing.PostgresSource.Container;
import dev.backstitch.testing.PostgresSource.Embedded;
import dev.backstitch.testing.PostgresSource.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresSourceTest {

    private static final JdbcUrl URL = JdbcUrl.parse("jdbc:postgresql://db.example:6432/app");

    @Test
    void aGivenUrlWinsAndDockerIsNotAsked() {
        Map<String, String> settings = Map.of(
                "BACKSTITCH_JDBC_URL",
                URL.toString(),
                "BACKSTITCH_JDBC_USER",
                "ann",
                "BACKSTITCH_JDBC_PASSWORD",
                "secret");

        PostgresSource source = PostgresSource.choose(settings::get, () -> {
            throw new AssertionError("asked for Docker");
        });

        assertThat(source).isEqualTo(new Given(URL, "ann", "secret"));
        assertThat(source.label()).isEqualTo("given by BACKSTITCH_JDBC_URL");
    }

    @Test
    void theUrlsOwnUserAndPasswordWin() {
        String url = URL + "?user=bob&password=b%26c";

        PostgresSource source = PostgresSource.choose(
                Map.of("BACKSTITCH_JDBC_URL", url, "BACKSTITCH_JDBC_USER", "ann")::get, () -> false);

        assertThat(source).isEqualTo(new Given(JdbcUrl.parse(url), "bob", "b&c"));
    }

    @Test
    void theUserOfTheMachineIsTheUserWhenNoneIsNamed() {
        PostgresSource source = PostgresSource.choose(Map.of("BACKSTITCH_JDBC_URL", URL.toString())::get, () -> false);

        assertThat(source).isEqualTo(new Given(URL, System.getProperty("user.name"), ""));
    }

    @Test
    void aUrlOfSomethingElseIsRefusedWithoutItsSecrets() {
        Map<String, String> settings = Map.of("BACKSTITCH_JDBC_URL", "postgres://ann:secret@db.example/app");

        assertThatThrownBy(() -> PostgresSource.choose(settings::get, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BACKSTITCH_JDBC_URL is not the URL of a PostgreSQL server:"
                        + " expected jdbc:postgresql://host:port/database");
    }

    @Test
    void aContainerComesNextIfAnEngineAnswers() {
        PostgresSource source = PostgresSource.choose(name -> null, () -> true);

        assertThat(source).isEqualTo(new Container());
        assertThat(source.label()).isEqualTo("container postgres:18-alpine");
    }

    @Test
    void theEmbeddedServerComesLast() {
        PostgresSource source = PostgresSource.choose(Map.of("BACKSTITCH_JDBC_URL", " ")::get, () -> false);

        assertThat(source).isEqualTo(new Embedded());
        assertThat(source.label()).isEqualTo("embedded");
    }

    @Test
    void aSettingIsASystemPropertyBeforeItIsAVariableOfTheEnvironment() {
        String path = System.getenv("PATH");
        assertThat(PostgresSource.setting("PATH")).isEqualTo(path);

        System.setProperty("PATH", "property");
        try {
            assertThat(PostgresSource.setting("PATH")).isEqualTo("property");
        } finally {
            System.clearProperty("PATH");
        }
    }
}
