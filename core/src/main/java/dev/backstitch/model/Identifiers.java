package dev.backstitch.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keeps names that have to differ from each other, and that PostgreSQL has to take as they are. One for each name space, made for one resolution. */
final class Identifiers {

    /** What PostgreSQL keeps of a name (NAMEDATALEN - 1). */
    private static final int KEPT_BYTES = 63;

    /** The columns that every table of PostgreSQL has already. */
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private final Mistakes mistakes;
    private final Set<String> taken;
    private final Map<String, Named> known = new HashMap<>();

    private record Named(String name, String subject) {}

    private Identifiers(Mistakes mistakes, Set<String> taken) {
        this.mistakes = mistakes;
        this.taken = taken;
    }

    static Identifiers ofTables(Mistakes mistakes) {
        return new Identifiers(mistakes, Set.of());
    }

    static Identifiers ofColumns(Mistakes mistakes) {
        return new Identifiers(mistakes, SYSTEM_COLUMNS);
    }

    /** @param subject what has the name, as in {@code column 'title' of Posts} */
    void add(Mapping where, String subject, String name) {
        if (name.isEmpty()) {
            mistakes.add(where, MappingTexts.emptyName(subject));
            return;
        }
        if (!writable(name)) {
            mistakes.add(where, MappingTexts.unwritableName(subject));
            return;
        }
        if (taken.contains(name)) {
            mistakes.add(where, MappingTexts.takenName(subject));
        }
        Named other = known.putIfAbsent(clipped(name), new Named(name, subject));
        if (other != null) {
            mistakes.add(
                    where,
                    other.name().equals(name)
                            ? MappingTexts.sameName(other.subject(), subject)
                            : MappingTexts.sameClippedName(other.subject(), subject));
        } else if (bytes(name) > KEPT_BYTES) {
            mistakes.add(where, MappingTexts.longName(subject, bytes(name)));
        }
    }

    private static boolean writable(String name) {
        return name.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    /** What PostgreSQL keeps: whole characters only. */
    private static String clipped(String name) {
        int end = name.length();
        while (bytes(name.substring(0, end)) > KEPT_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
