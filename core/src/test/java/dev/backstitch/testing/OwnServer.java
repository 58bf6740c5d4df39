package dev.backstitch.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL that one test has for itself: the test starts it and closes it. */
public final class OwnServer implements AutoCloseable {

    private final PostgresServer server;
    private final Closeable process;

    OwnServer(PostgresServer server, Closeable process) {
        this.server = server;
        this.process = process;
    }

    /** {@return a new embedded server that keeps what was committed} */
    public static OwnServer durable() {
        return EmbeddedServer.DURABLE.start();
    }

    /** {@return where it is} */
    public PostgresServer server() {
        return server;
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the server " + server.url() + " did not stop", failed);
        }
    }
}
