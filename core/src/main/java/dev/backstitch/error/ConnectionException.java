package dev.backstitch.error;

import org.jspecify.annotations.Nullable;

/** No connection: a wrong URL, a wrong password, no server, or a server that went away. */
public final class ConnectionException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    public ConnectionException(String message, String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}
