package dev.backstitch.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Runs the PostgreSQL of a JVM in a container of Testcontainers. */
final class ContainerServer {

    static final String IMAGE = "postgres:18-alpine";

    private ContainerServer() {}

    /** A container set up like the embedded server: nothing to lose, the same locale, room for many connections. */
    static PostgreSQLContainer container() {
        return new PostgreSQLContainer(DockerImageName.parse(IMAGE))
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "max_connections=300");
    }

    /** Starts the container, to be stopped at the end of the JVM. */
    static PostgresServer start(PostgreSQLContainer container) {
        try {
            container.start();
        } catch (RuntimeException failed) {
            throw new IllegalStateException(
                    "a Docker engine answers, but the container " + IMAGE + " did not start: " + failed.getMessage()
                            + "; set " + PostgresSource.URL + " to use a server that runs already",
                    failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop " + IMAGE));
        return new PostgresServer(
                JdbcUrl.parse(container.getJdbcUrl()), container.getUsername(), container.getPassword());
    }
}
