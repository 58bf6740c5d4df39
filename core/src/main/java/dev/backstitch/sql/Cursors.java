package dev.backstitch.sql;

import dev.backstitch.error.UsageException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns where a row is in the order of a query into text for the outside, and back. A cursor is signed and bound to its query, so that nobody can make or change one;
 * it is not encrypted. Made once for a database; safe for all threads.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte VERSION = 1;
    private static final int SIGNATURE = 32;
    private static final int FINGERPRINT = 16;
    private static final int SHORTEST_KEY = 32;
    private static final int NULL = -1;

    private volatile SecretKeySpec key;

    public Cursors() {
        byte[] random = new byte[SHORTEST_KEY];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /**
     * Signs with a key from now on that others may have too.
     *
     * @throws UsageException where it is shorter than 32 bytes
     */
    public void key(byte[] shared) {
        if (shared.length < SHORTEST_KEY) {
            throw new UsageException("cursorKey(..) was given " + shared.length
                    + " bytes: give at least 32 random ones, the same to each server");
        }
        key = new SecretKeySpec(shared, ALGORITHM);
    }

    /**
     * Makes a cursor.
     *
     * @param query all that tells the query from others
     * @param values of the row, in PostgreSQL's literal form
     */
    String write(String query, List<@Nullable String> values) {
        SecretKeySpec signing = key;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.writeBytes(fingerprint(signing, query));
        for (String value : values) {
            byte[] text = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(value == null ? NULL : text.length)
                    .array());
            out.writeBytes(text);
        }
        out.writeBytes(sign(signing, out.toByteArray()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    /**
     * The values of the row.
     *
     * @param label what messages call the query
     * @throws UsageException where it is no cursor, was changed, or is one of another query
     */
    List<@Nullable String> read(String query, String cursor, String label) {
        SecretKeySpec signing = key;
        byte[] all = decoded(cursor);
        int end = all.length - SIGNATURE;
        if (end < 1 + FINGERPRINT
                || !MessageDigest.isEqual(
                        sign(signing, Arrays.copyOf(all, end)), Arrays.copyOfRange(all, end, all.length))
                || all[0] != VERSION) {
            throw new UsageException(
                    "the page of " + label
                            + " was asked for by a text that is no cursor of this database, or was changed: give what a page said, as it was;"
                            + " several servers take each other's cursors where they have the same db.cursorKey(..); nothing was sent");
        }
        if (!MessageDigest.isEqual(fingerprint(signing, query), Arrays.copyOfRange(all, 1, 1 + FINGERPRINT))) {
            throw new UsageException("the page of " + label
                    + " was asked for by a cursor of another query: conditions, their values and the order have to be the same; begin at"
                    + " the first page; nothing was sent");
        }
        return values(ByteBuffer.wrap(all, 1 + FINGERPRINT, end - 1 - FINGERPRINT));
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // no cursor either
        }
    }

    private static List<@Nullable String> values(ByteBuffer in) {
        List<@Nullable String> values = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                int length = in.getInt();
                byte[] text = new byte[Math.max(0, length)];
                in.get(text);
                values.add(length == NULL ? null : new String(text, StandardCharsets.UTF_8));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("a cursor was signed that is none", e);
        }
        return values;
    }

    private static byte[] fingerprint(SecretKeySpec key, String query) {
        return Arrays.copyOf(sign(key, query.getBytes(StandardCharsets.UTF_8)), FINGERPRINT);
    }

    private static byte[] sign(SecretKeySpec key, byte[] what) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(what);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
