package dev.backstitch.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives constraints and indexes the names that PostgreSQL would give them, and where such a name is too long or taken, one that ends in a hash of what it
 * stands for. Lives while one schema is laid out; one thread.
 */
final class ConstraintNames {

    private static final int LIMIT = 63;
    private static final int HASH_DIGITS = 8;

    private final Set<String> taken = new HashSet<>();

    /** @param relations the names of the tables: indexes and keys share their namespace */
    ConstraintNames(List<String> relations) {
        taken.addAll(relations);
    }

    String primaryKey(String table) {
        return name(List.of(table), "pkey");
    }

    String uniqueKey(String table, List<String> columns) {
        return name(parts(table, columns), "key");
    }

    String foreignKey(String table, List<String> columns) {
        return name(parts(table, columns), "fkey");
    }

    String check(String table, String column) {
        return name(List.of(table, column), "check");
    }

    String index(String table, List<String> columns) {
        return name(parts(table, columns), "idx");
    }

    private static List<String> parts(String table, List<String> columns) {
        return Stream.concat(Stream.of(table), columns.stream()).toList();
    }

    private String name(List<String> parts, String suffix) {
        String plain = String.join("_", parts) + "_" + suffix;
        String name = plain;
        for (int round = 0; bytes(name) > LIMIT || !taken.add(name); round++) {
            String end = "_" + hash(parts, suffix, round) + "_" + suffix;
            name = cut(String.join("_", parts), LIMIT - end.length()) + end;
        }
        return name;
    }

    /** The parts with their lengths, so that a_b and c differ from a and b_c. */
    private static String hash(List<String> parts, String suffix, int round) {
        StringBuilder text = new StringBuilder(suffix).append(round);
        for (String part : parts) {
            text.append('|').append(part.length()).append('|').append(part);
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private static String cut(String text, int limit) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > limit) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
