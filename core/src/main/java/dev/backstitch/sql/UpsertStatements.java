package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.PlainRows;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.EntityMapping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.InsertOnConflictDoUpdateStep;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Inserts rows or takes those that are there: {@code insert .. on conflict}. Made by a session for its transaction; one thread. */
public final class UpsertStatements {

    /** No table is called so: its name would hide it. */
    private static final String INSERTED = "inserted rows";

    private final Executor executor;
    private final Statements statements;

    public UpsertStatements(Executor executor, Statements statements) {
        this.executor = executor;
        this.statements = statements;
    }

    /**
     * Reads what an object says of its row.
     *
     * @param row is filled with it
     * @return the places of the columns that it gives
     * @throws RefusedDataException where a value is missing or cannot be stored: nothing was sent
     */
    public <E> BitSet given(PlainRows<E> plain, E entity, @Nullable Object[] row) {
        EntityShape<E> shape = plain.shape();
        List<Codec<?>> codecs = statements.codecs(shape.mapping());
        BitSet given = new BitSet();
        Entry<E> part = plain.part(entity);
        for (int column = 0; column < row.length; column++) {
            ColumnDefinition<E, ?> definition = shape.column(column).definition();
            if (definition.byDatabase() || !(plain.tells(column) || shape.isCounted(column))) {
                continue;
            }
            String name = shape.label() + "." + definition.name();
            if (part != null && part.lacks(column) && !part.isSet(column)) {
                requireNoValue(name, definition);
                continue;
            }
            Object value = plain.value(entity, column);
            if (value != null && !definition.isNone(value)) {
                ValueCheck.require(() -> name, codecs.get(column), value);
                row[column] = value;
                given.set(column);
            } else if (!definition.generated()) {
                if (!definition.nullable()) {
                    throw new RefusedDataException(
                            name
                                    + " is NOT NULL and the object has no value for it: set it before the upsert; nothing was sent");
                }
                given.set(column);
            }
        }
        return given;
    }

    /** A column that was not read is not written. PostgreSQL looks for the value of one that is NOT NULL also where the row is there. */
    private static void requireNoValue(String name, ColumnDefinition<?, ?> definition) {
        if (!definition.nullable() && !definition.generated()) {
            throw new RefusedDataException(name
                    + " is NOT NULL and was left out when the object was read: read it with that column, or set the property before the"
                    + " upsert; nothing was sent");
        }
    }

    /** The rows as they are afterwards, as wide as the table. */
    public List<@Nullable Object[]> upsert(
            EntityShape<?> shape,
            BitSet given,
            int[] conflict,
            @Nullable BitSet overwritten,
            Collection<@Nullable Object[]> rows) {
        int[] columns = given.stream().toArray();
        int[] set = set(shape, given, conflict, overwritten);
        if (overwritten == null || set.length > 0) {
            return overwrite(shape, columns, conflict, set, rows);
        }
        List<@Nullable Object[]> found = insertMissing(shape, columns, conflict, rows);
        List<@Nullable Object[]> unseen = unseen(rows, found, conflict);
        if (!unseen.isEmpty()) {
            found.addAll(insertMissing(shape, columns, conflict, unseen));
        }
        return found;
    }

    private List<@Nullable Object[]> overwrite(
            EntityShape<?> shape, int[] columns, int[] conflict, int[] set, Collection<@Nullable Object[]> rows) {
        EntityMapping<?> entity = shape.mapping();
        String sql = statements.text(
                "upsert on " + DSL.list(WriteStatements.fields(entity, conflict)),
                entity,
                columns,
                set,
                () -> overwriting(shape, columns, conflict, set));
        return run(shape, sql, statements.codecs(entity, columns), some(rows, columns));
    }

    /** Inserts the rows that are not there, and reads the others as they are. */
    private List<@Nullable Object[]> insertMissing(
            EntityShape<?> shape, int[] columns, int[] conflict, Collection<@Nullable Object[]> rows) {
        EntityMapping<?> entity = shape.mapping();
        int[] sent =
                IntStream.concat(IntStream.of(columns), IntStream.of(conflict)).toArray();
        String sql = statements.text(
                "insert missing on", entity, columns, conflict, () -> insertingMissing(entity, columns, conflict));
        return run(shape, sql, statements.codecs(entity, sent), some(rows, sent));
    }

    private List<@Nullable Object[]> run(
            EntityShape<?> shape, String sql, List<Codec<?>> codecs, @Nullable Object[][] sent) {
        EntityMapping<?> entity = shape.mapping();
        int[] all = IntStream.range(0, shape.width()).toArray();
        return executor.query(
                "upserting " + sent.length + " rows of " + entity.table().getName(),
                sql,
                codecs,
                sent,
                result -> statements.rows(result, entity, all));
    }

    /**
     * Those that neither were inserted nor could be read: somebody else's, committed after the statement began. The next statement sees them, or may insert
     * them where they are gone again.
     */
    private static List<@Nullable Object[]> unseen(
            Collection<@Nullable Object[]> rows, List<@Nullable Object[]> found, int[] conflict) {
        Set<@Nullable Object> seen = new HashSet<>();
        found.forEach(row -> seen.add(EntityShape.keyOf(row, conflict)));
        List<@Nullable Object[]> unseen = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            if (!seen.contains(EntityShape.keyOf(row, conflict))) {
                unseen.add(row);
            }
        }
        return unseen;
    }

    /** The columns that a row that is there takes over; its key stays. */
    private static int[] set(EntityShape<?> shape, BitSet given, int[] conflict, @Nullable BitSet overwritten) {
        BitSet set = (BitSet) given.clone();
        if (overwritten != null) {
            set.and(overwritten);
        }
        IntStream.of(conflict).forEach(set::clear);
        IntStream.of(shape.key()).forEach(set::clear);
        if (shape.isCounted(shape.version())) {
            set.clear(shape.version());
        }
        return set.stream().toArray();
    }

    private Query overwriting(EntityShape<?> shape, int[] columns, int[] conflict, int[] set) {
        EntityMapping<?> entity = shape.mapping();
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        for (int column : set) {
            values.put(
                    entity.columns().get(column), DSL.excluded(entity.columns().get(column)));
        }
        if (values.isEmpty()) {
            // An update that changes nothing: without one, PostgreSQL returns no row.
            Column<?, ?> same = entity.columns().get(conflict[0]);
            values.put(same, DSL.excluded(same));
        }
        if (shape.isCounted(shape.version())) {
            Column<?, ?> version = entity.columns().get(shape.version());
            values.put(version, BulkStatements.nextVersion(version));
        }
        return insert(entity, columns, conflict).doUpdate().set(values).returningResult(entity.columns());
    }

    /**
     * The part that reads sees the rows as they were before the statement: not those that it inserts, which come from the other part, and possibly one
     * that somebody else deleted meanwhile, in whose place one was inserted.
     */
    private Query insertingMissing(EntityMapping<?> entity, int[] columns, int[] conflict) {
        List<Field<?>> key = WriteStatements.fields(entity, conflict);
        return DSL.with(DSL.name(INSERTED)
                        .as(insert(entity, columns, conflict).doNothing().returningResult(entity.columns())))
                .select(inserted(entity.columns()))
                .from(DSL.name(INSERTED))
                .unionAll(DSL.select(entity.columns())
                        .from(entity.table())
                        .where(Keys.among(key, statements.codecs(entity, conflict)))
                        .and(DSL.condition(
                                "{0} not in ({1})",
                                DSL.row(key), DSL.select(inserted(key)).from(DSL.name(INSERTED)))));
    }

    private static List<Field<?>> inserted(List<? extends Field<?>> columns) {
        List<Field<?>> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(DSL.field(DSL.name(INSERTED, column.getName()))));
        return fields;
    }

    private InsertOnConflictDoUpdateStep<Record> insert(EntityMapping<?> entity, int[] columns, int[] conflict) {
        Unnested rows = new Unnested(statements.codecs(entity, columns), true);
        return DSL.insertInto(entity.table(), WriteStatements.fields(entity, columns))
                .select(DSL.select(rows.columns()).from(rows.table()).orderBy(rows.order()))
                .onConflict(WriteStatements.fields(entity, conflict));
    }

    private static @Nullable Object[][] some(Collection<@Nullable Object[]> rows, int[] columns) {
        List<@Nullable Object[]> all = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            @Nullable Object[] values = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                values[i] = row[columns[i]];
            }
            all.add(values);
        }
        return all.toArray(Object[][]::new);
    }
}
