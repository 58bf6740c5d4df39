package dev.backstitch.sql;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Failures as a server sends them, where a test cannot make one fail so. */
final class ServerReports {

    private ServerReports() {}

    /** @param fields each led by its letter in the protocol, as in {@code C23505} */
    static PSQLException failure(String... fields) {
        return new PSQLException(new ServerErrorMessage("SERROR\0" + String.join("\0", fields) + "\0"));
    }
}
