package dev.backstitch.sql;

import dev.backstitch.change.NamingKey;
import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UpdateReturningStep;
import org.jooq.impl.DSL;

/**
 * Words the statement that changes columns which foreign keys name, and these with them: PostgreSQL looks at foreign keys at the end of a statement, so all of it has
 * to be one. The rows travel as the key, the new values, and for each foreign key the values that it names now. Made for one text.
 */
final class Renaming {

    private static final String ROWS = "r";

    private final Statements statements;
    private final UpdateRows step;
    private final Part part;
    private final EntityMapping<?> entity;
    private final int[] key;
    private final int[] columns;
    private final int[] returned;

    Renaming(Statements statements, Part part, UpdateRows step, int[] columns, int[] returned) {
        this.statements = statements;
        this.step = step;
        this.part = part;
        this.entity = part.entity();
        this.key = step.shape().identity();
        this.columns = columns;
        this.returned = returned;
    }

    /** It returns the keys that the rows of the entity's own table had, and what comes back of them. */
    Query statement() {
        List<NamingKey> followers = step.followers();
        int[] all = IntStream.concat(IntStream.of(key), IntStream.of(columns)).toArray();
        for (NamingKey follower : followers) {
            all = IntStream.concat(IntStream.of(all), IntStream.of(follower.named()))
                    .toArray();
        }
        Unnested sent = new Unnested(statements.codecs(entity, all), false);
        List<String> names =
                IntStream.range(0, all.length).mapToObj(Renaming::name).toList();
        List<CommonTableExpression<?>> parts = new ArrayList<>();
        parts.add(DSL.name(ROWS)
                .fields(names.toArray(String[]::new))
                .as(DSL.select(sent.columns()).from(sent.table())));
        parts.add(DSL.name("own")
                .as(update(part.table(), part.fields(key), 0, newValues()).returningResult(returned())));
        int named = key.length + columns.length;
        for (NamingKey follower : followers) {
            parts.add(DSL.name("f" + named)
                    .as(update(follower.table(), follower.columns(), named, followed(follower))
                            .returningResult(column(named))));
            named += follower.named().length;
        }
        List<Field<?>> met = new ArrayList<>();
        for (Field<?> field : returned()) {
            met.add(DSL.field(DSL.name("own", field.getName())));
        }
        return DSL.with(parts).select(met).from(DSL.name("own"));
    }

    /** The keys as they were, and what PostgreSQL makes of the rows. */
    private List<Field<?>> returned() {
        List<Field<?>> fields = new ArrayList<>();
        for (int i = 0; i < step.shape().key().length; i++) {
            fields.add(column(i));
        }
        fields.addAll(part.fields(returned));
        return fields;
    }

    private Map<Field<?>, Field<?>> newValues() {
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            values.put(part.field(columns[i]), column(key.length + i));
        }
        return values;
    }

    private Map<Field<?>, Field<?>> followed(NamingKey follower) {
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        for (int i = 0; i < follower.named().length; i++) {
            for (int c = 0; c < columns.length; c++) {
                if (columns[c] == follower.named()[i]) {
                    values.put(follower.columns().get(i), column(key.length + c));
                }
            }
        }
        return values;
    }

    private static UpdateReturningStep<Record> update(
            Table<Record> table, List<? extends Field<?>> matched, int from, Map<Field<?>, Field<?>> values) {
        return DSL.update(table).set(values).from(DSL.name(ROWS)).where(match(matched, from));
    }

    @SuppressWarnings("unchecked") // both sides of each comparison have the column's type
    private static Condition match(List<? extends Field<?>> columns, int from) {
        Condition all = DSL.noCondition();
        for (int i = 0; i < columns.size(); i++) {
            all = all.and(((Field<Object>) columns.get(i)).eq((Field<Object>) column(from + i)));
        }
        return all;
    }

    private static Field<?> column(int place) {
        return DSL.field(DSL.name(ROWS, name(place)), Object.class);
    }

    private static String name(int place) {
        return "c" + place;
    }
}
