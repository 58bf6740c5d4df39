package dev.backstitch.testing;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says where a PostgreSQL comes from, and starts it; immutable, chosen once for each JVM. */
sealed interface PostgresSource {

    /** The setting that names a server which runs already. */
    String URL = "BACKSTITCH_JDBC_URL";

    /** Its user, if the URL has none. */
    String USER = "BACKSTITCH_JDBC_USER";

    /** Its password, if the URL has none. */
    String PASSWORD = "BACKSTITCH_JDBC_PASSWORD";

    /** Starts the server, or does nothing if it runs already, and stops it at the end of the JVM. */
    PostgresServer start();

    /** Names the source in the line that says which one is in use. */
    String label();

    /** Chooses the given server, else a container if a Docker engine answers, else the embedded server; asks for the engine only if it matters. */
    static PostgresSource choose(Function<String, @Nullable String> settings, BooleanSupplier dockerAnswers) {
        String url = settings.apply(URL);
        if (url != null && !url.isBlank()) {
            return given(JdbcUrl.parse(url), settings);
        }
        return dockerAnswers.getAsBoolean() ? new Container() : new Embedded();
    }

    /** Reads a setting from the system properties, else from the environment. */
    static @Nullable String setting(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv(name);
    }

    private static Given given(JdbcUrl url, Function<String, @Nullable String> settings) {
        String user = first(url.parameter("user"), settings.apply(USER), System.getProperty("user.name"));
        String password = first(url.parameter("password"), settings.apply(PASSWORD), "");
        return new Given(url, user, password);
    }

    private static String first(@Nullable String one, @Nullable String two, String otherwise) {
        if (one != null) {
            return one;
        }
        return two != null ? two : otherwise;
    }

    /** A server somebody else runs; it is never stopped from here. */
    record Given(JdbcUrl url, String user, String password) implements PostgresSource {
        @Override
        public PostgresServer start() {
            return new PostgresServer(url, user, password);
        }

        @Override
        public String label() {
            return "given by " + URL;
        }
    }

    /** A container of Testcontainers. */
    record Container() implements PostgresSource {
        @Override
        public PostgresServer start() {
            return ContainerServer.start(ContainerServer.container());
        }

        @Override
        public String label() {
            return "container " + ContainerServer.IMAGE;
        }
    }

    /** A process of this machine, unpacked from a jar. */
    record Embedded() implements PostgresSource {
        @Override
        public PostgresServer start() {
            return EmbeddedServer.FAST.start().server();
        }

        @Override
        public String label() {
            return "embedded";
        }
    }
}
