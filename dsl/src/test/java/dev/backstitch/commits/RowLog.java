package dev.backstitch.commits;

import dev.backstitch.model.EntityMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Every change of a row in the order in which PostgreSQL made it, written by triggers, and a small model of its constraints that the changes are played
 * to: unique values are compared row by row, foreign keys when a statement ends.
 */
final class RowLog {

    private final Map<String, Map<Long, Row>> tables = new HashMap<>();

    /** What the constraints look at: a code that no two rows share, and the key of a row that has to be there. */
    private record Row(long id, String code, Long named) {}

    private RowLog() {}

    static void install(DSLContext dsl, List<EntityMapping<?>> kinds) {
        dsl.execute("create table row_log (no bigint generated always as identity, kind text, op text, mark bigint,"
                + " id bigint, code text, named bigint)");
        dsl.execute("create function log_row() returns trigger language plpgsql as $$ declare r jsonb; begin"
                + " if tg_level = 'STATEMENT' then insert into row_log (kind, op) values (tg_table_name, 'END'); return null; end if;"
                + " r := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;"
                + " insert into row_log (kind, op, mark, id, code, named) values (tg_table_name, tg_op,"
                + " (r->>'mark')::bigint, (r->>'id')::bigint, coalesce(r->>'code', r->>'player_id'),"
                + " coalesce(r->>'team_id', r->>'player_id')::bigint); return null; end $$");
        for (EntityMapping<?> kind : kinds) {
            String table = kind.table().getName();
            dsl.execute("create trigger log_rows after insert or update or delete on " + table
                    + " for each row execute function log_row()");
            dsl.execute("create trigger log_statements after insert or update or delete on " + table
                    + " for each statement execute function log_row()");
        }
    }

    static void clear(DSLContext dsl) {
        dsl.execute("delete from row_log");
    }

    /** @throws AssertionError where a change breaks a constraint at its moment */
    static void replay(DSLContext dsl) {
        RowLog log = new RowLog();
        Result<Record> changes = dsl.fetch("select kind, op, mark, id, code, named from row_log order by no");
        changes.forEach(log::play);
    }

    private void play(Record change) {
        String kind = change.get("kind", String.class);
        Map<Long, Row> rows = tables.computeIfAbsent(kind, any -> new HashMap<>());
        Long mark = change.get("mark", Long.class);
        switch (change.get("op", String.class)) {
            case "END" -> requireNamed(change);
            case "DELETE" -> rows.remove(mark);
            default -> {
                rows.put(
                        mark,
                        new Row(
                                change.get("id", Long.class),
                                change.get("code", String.class),
                                change.get("named", Long.class)));
            }
        }
    }

    private void requireNamed(Record change) {
        Set<Long> teams = ids("teams");
        Set<Long> players = ids("players");
        boolean sound = named("players").stream().allMatch(teams::contains)
                && named("passports").stream().allMatch(players::contains)
                && tables.keySet().stream().allMatch(this::distinct);
        if (!sound) {
            throw new AssertionError("after " + change + " rows are " + tables);
        }
    }

    private Set<Long> ids(String kind) {
        Set<Long> ids = new HashSet<>();
        tables.getOrDefault(kind, Map.of()).values().forEach(row -> ids.add(row.id()));
        return ids;
    }

    private List<Long> named(String kind) {
        return tables.getOrDefault(kind, Map.of()).values().stream()
                .map(Row::named)
                .toList();
    }

    private boolean distinct(String kind) {
        Set<String> codes = new HashSet<>();
        return tables.get(kind).values().stream().allMatch(row -> codes.add(row.code()));
    }
}
