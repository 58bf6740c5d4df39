package dev.backstitch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** What can be said of the container without an engine. */
class ContainerServerTest {

    @Test
    void theContainerIsSetUpLikeTheEmbeddedServer() {
        PostgreSQLContainer container = ContainerServer.container();

        assertThat(container.getCommandParts())
                .containsExactly(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "max_connections=300");
        assertThat(container.getEnvMap())
                .containsEntry("POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8");
        assertThat(container.getUsername()).isEqualTo("postgres");
        assertThat(container.getDatabaseName()).isEqualTo("postgres");
    }

    @Test
    void aContainerThatStartsGivesItsAddress() {
        PostgreSQLContainer container = new PostgreSQLContainer(ContainerServer.IMAGE) {
            @Override
            public void start() {}

            @Override
            public void stop() {}

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://localhost:49152/postgres?loggerLevel=OFF";
            }
        };

        PostgresServer server = ContainerServer.start(container);

        assertThat(server.url()).isEqualTo("jdbc:postgresql://localhost:49152/postgres?loggerLevel=OFF");
        assertThat(server.user()).isEqualTo("test");
        assertThat(server.password()).isEqualTo("test");
    }

    @Test
    void aContainerThatDoesNotStartSaysWhyAndWhatToDo() {
        RuntimeException cause = new ContainerLaunchException("Container startup failed for image postgres:18-alpine");
        PostgreSQLContainer container = new PostgreSQLContainer(ContainerServer.IMAGE) {
            @Override
            public void start() {
                throw cause;
            }
        };

        assertThatThrownBy(() -> ContainerServer.start(container))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(cause)
                .hasMessage("a Docker engine answers, but the container postgres:18-alpine did not start: Container"
                        + " startup failed for image postgres:18-alpine; set BACKSTITCH_JDBC_URL to use a server that runs"
                        + " already");
    }
}
