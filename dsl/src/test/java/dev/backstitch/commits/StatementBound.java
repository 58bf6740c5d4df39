package dev.backstitch.commits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often a flush may send one statement. A text stands for a table, an operation and a set of columns; it comes again only for another level: rows
 * that wait for others of their table.
 */
final class StatementBound {

    private StatementBound() {}

    static void check(List<String> statements, World before, World after) {
        Map<String, Integer> counts = new HashMap<>();
        for (String sql : statements) {
            if (!sql.startsWith("select")) {
                counts.merge(sql, 1, Integer::sum);
            }
        }
        counts.forEach((sql, count) -> {
            int bound = bound(sql, before, after);
            if (count > bound) {
                throw new AssertionError("sent " + count + " times, and " + bound + " levels are there: " + sql);
            }
        });
    }

    /**
     * New rows wait for each other in a chain, updated ones for values of each other, and may be emptied ahead. Rows are deleted because an owner let
     * them go unseen, with an owner, or as they are known to be, and of the latter two ahead of others where these take their values.
     */
    private static int bound(String sql, World before, World after) {
        if (sql.startsWith("insert")) {
            return 1 + chain(before, after, table(sql));
        }
        if (sql.startsWith("update")) {
            return 2 + chain(before, after, table(sql)) + handovers(before, after, table(sql));
        }
        return 5;
    }

    private static String table(String sql) {
        return sql.split("\"", 3)[1];
    }

    /** The most new rows of a table that lie on one path of references. */
    private static int chain(World before, World after, String table) {
        int longest = 0;
        for (Thing thing : after.things()) {
            longest = Math.max(longest, chain(before, after, table, thing, new HashMap<>()));
        }
        return longest;
    }

    private static int chain(World before, World after, String table, Thing thing, Map<Thing, Integer> open) {
        if (before.has(thing) || open.containsKey(thing)) {
            return 0;
        }
        open.put(thing, 0);
        int longest = 0;
        for (Thing named : after.of(thing).named().values()) {
            longest = Math.max(longest, chain(before, after, table, named, open));
        }
        open.remove(thing);
        return longest + (thing.kind().table().getName().equals(table) ? 1 : 0);
    }

    /** The rows of a table that take a value of a key that another had. */
    private static int handovers(World before, World after, String table) {
        int count = 0;
        for (Thing thing : after.things()) {
            boolean takes = thing.kind().table().getName().equals(table)
                    && Plan.keys(thing.kind()).stream()
                            .anyMatch(key -> before.things(thing.kind()).stream()
                                    .anyMatch(other -> !other.equals(thing)
                                            && after.of(thing).key(key) != null
                                            && Objects.equals(
                                                    before.of(other).key(key),
                                                    after.of(thing).key(key))));
            count += takes ? 1 : 0;
        }
        return count;
    }
}
