package dev.backstitch.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in the text format of COPY, in UTF-8, and sends what it has whenever it is full. A hot path. Made for one COPY; one thread.
 */
final class CopyBuffer {

    private static final int SIZE = 1 << 16;

    private final CopyIn copy;
    private final byte[] bytes = new byte[SIZE];
    private int size;
    private boolean begun;

    CopyBuffer(CopyIn copy) {
        this.copy = copy;
    }

    /** The next value of the row, in PostgreSQL's literal form; null for NULL. */
    void value(@Nullable String text) throws SQLException {
        if (begun) {
            put('\t');
        }
        begun = true;
        if (text == null) {
            put('\\');
            put('N');
            return;
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\r' -> escaped('r');
                default -> encoded(c);
            }
        }
    }

    void endRow() throws SQLException {
        put('\n');
        begun = false;
    }

    /** Sends what was not sent. */
    void send() throws SQLException {
        if (size > 0) {
            copy.writeToCopy(bytes, 0, size);
            size = 0;
        }
    }

    private void escaped(char letter) throws SQLException {
        put('\\');
        put(letter);
    }

    private void encoded(int c) throws SQLException {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | c >> 6);
            rest(c, 0);
        } else if (c < 0x10000) {
            put(0xE0 | c >> 12);
            rest(c, 6);
            rest(c, 0);
        } else {
            put(0xF0 | c >> 18);
            rest(c, 12);
            rest(c, 6);
            rest(c, 0);
        }
    }

    private void rest(int c, int shift) throws SQLException {
        put(0x80 | ((c >> shift) & 0x3F));
    }

    private void put(int b) throws SQLException {
        if (size == bytes.length) {
            send();
        }
        bytes[size++] = (byte) b;
    }
}
