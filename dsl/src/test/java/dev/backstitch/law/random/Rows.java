package dev.backstitch.law.random;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** All rows of the sample in one statement, compared with the model. */
final class Rows {

    private static final String ALL = """
            select 'USER', id, null::bigint, name from users
            union all select 'PROFILE', id, user_id, bio from profiles
            union all select 'POST', id, user_id, title from posts
            union all select 'TAG', id, null, name from tags
            union all select 'NODE', id, parent_id, name from nodes
            union all select 'PERSON', id, null, name from people
            union all select 'ORDER', id, null, code from orders
            union all select 'ITEM', id, order_id, name from items
            union all select 'LABELLING', post_id, tag_id, null from post_tags
            union all select 'FOLLOWING', follower_id, followed_id, null from follows
            """;

    private static final Map<Kind, Bond> FOREIGN_KEYS = Map.of(
            Kind.PROFILE, Bond.PORTRAIT,
            Kind.POST, Bond.AUTHORSHIP,
            Kind.NODE, Bond.DESCENT,
            Kind.ITEM, Bond.OWNERSHIP);

    /** What a table holds and what it should hold, a text a row. */
    private Rows() {}

    static void check(DSLContext sql, Oracle oracle, Keys keys) {
        Set<String> expected = expected(oracle, keys);
        Set<String> found = found(sql);
        if (!found.equals(expected)) {
            Set<String> missing = new HashSet<>(expected);
            missing.removeAll(found);
            found.removeAll(expected);
            throw new AssertionError("rows that should be there: " + missing + "; rows instead: " + found);
        }
    }

    /** Makes all tables empty. */
    static void clear(DSLContext sql) {
        sql.execute(
                "delete from post_tags; delete from follows; delete from items; delete from orders; delete from posts;"
                        + " delete from tags; delete from profiles; delete from users; delete from people; delete from nodes");
    }

    private static Set<String> found(DSLContext sql) {
        Set<String> found = new HashSet<>();
        for (Record4<String, Long, Long, String> row : sql.resultQuery(ALL)
                .coerce(
                        DSL.field("a", SQLDataType.VARCHAR),
                        DSL.field("b", SQLDataType.BIGINT),
                        DSL.field("c", SQLDataType.BIGINT),
                        DSL.field("d", SQLDataType.VARCHAR))
                .fetch()) {
            found.add(text(row.value1(), row.value2(), row.value3(), row.value4()));
        }
        return found;
    }

    private static Set<String> expected(Oracle oracle, Keys keys) {
        Set<String> expected = new HashSet<>();
        for (Thing thing : oracle.standing(Standing.STORED)) {
            Bond bond = FOREIGN_KEYS.get(thing.kind());
            expected.add(text(
                    thing.kind().name(),
                    keys.of(thing),
                    bond == null ? null : partner(oracle, keys, bond, thing),
                    oracle.name(thing)));
        }
        for (Bond bond : Set.of(Bond.LABELLING, Bond.FOLLOWING)) {
            for (Pair pair : oracle.pairs(bond)) {
                if (oracle.standing(pair.left()) == Standing.STORED) {
                    expected.add(text(bond.name(), keys.of(pair.left()), keys.of(pair.right()), null));
                }
            }
        }
        return expected;
    }

    private static Long partner(Oracle oracle, Keys keys, Bond bond, Thing thing) {
        return oracle.pairs(bond).stream()
                .filter(pair -> pair.left().equals(thing))
                .map(pair -> keys.of(pair.right()))
                .findFirst()
                .orElse(null);
    }

    private static String text(String table, Long id, Long reference, String name) {
        return table + " " + id + " -> " + reference + " " + name;
    }
}
