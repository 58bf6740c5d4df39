package dev.backstitch.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Starts PostgreSQL as a process of this machine. */
enum EmbeddedServer {
    /** Loses data when the machine stops: for tests that do not ask for more. */
    FAST("off"),

    /** Keeps what was committed, as a server in production does. */
    DURABLE("on");

    private static final String USER = "postgres";

    private final String durability;

    EmbeddedServer(String durability) {
        this.durability = durability;
    }

    /** Starts another server; it stops when it is closed, and at the end of the JVM. */
    OwnServer start() {
        try {
            EmbeddedPostgres process = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", durability)
                    .setServerConfig("synchronous_commit", durability)
                    .setServerConfig("full_page_writes", durability)
                    .setServerConfig("max_connections", "300")
                    // Texts sort alike on every machine.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://localhost:" + process.getPort() + "/postgres");
            return new OwnServer(new PostgresServer(url, USER, USER), process);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the embedded PostgreSQL did not start; set " + PostgresSource.URL
                            + " to use a server that runs already",
                    failed);
        }
    }
}
