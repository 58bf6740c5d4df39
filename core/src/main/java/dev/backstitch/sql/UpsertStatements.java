package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.PlainRows;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.EntityMapping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Inserts rows or takes those that are there: {@code insert .. on conflict}. Made by a session for its transaction; one thread. */
public final class UpsertStatements {

    private final Executor executor;
    private final Statements statements;
    private final ReadStatements reads;

    public UpsertStatements(Executor executor, Statements statements) {
        this.executor = executor;
        this.statements = statements;
        this.reads = new ReadStatements(statements);
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
        for (int column = 0; column < row.length; column++) {
            ColumnDefinition<E, ?> definition = shape.column(column).definition();
            if (definition.byDatabase() || !(plain.tells(column) || shape.isCounted(column))) {
                continue;
            }
            Object value = plain.value(entity, column);
            String name = shape.label() + "." + definition.name();
            if (value != null && !definition.isNone(value)) {
                ValueCheck.require(name, codecs.get(column), value);
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

    /** The rows as they are afterwards, as wide as the table. */
    public List<@Nullable Object[]> upsert(
            EntityShape<?> shape,
            BitSet given,
            int[] conflict,
            @Nullable BitSet overwritten,
            Collection<@Nullable Object[]> rows) {
        EntityMapping<?> entity = shape.mapping();
        int[] columns = given.stream().toArray();
        int[] set = set(shape, given, conflict, overwritten);
        boolean nothing = overwritten != null && set.length == 0;
        String doing = "upserting " + rows.size() + " rows of " + entity.table().getName();
        String sql = statements.text(
                "upsert on " + DSL.list(WriteStatements.fields(entity, conflict)) + (nothing ? " nothing" : ""),
                entity,
                columns,
                set,
                () -> query(shape, columns, conflict, set, nothing));
        @Nullable Object[][] sent = some(rows, columns);
        if (!nothing) {
            return executor.query(
                    doing,
                    sql,
                    statements.codecs(entity, columns),
                    sent,
                    result -> statements.rows(result, entity, all(shape)));
        }
        executor.update(doing, sql, statements.codecs(entity, columns), sent);
        return executor.query(
                doing,
                reads.byColumns(entity, conflict),
                statements.codecs(entity, conflict),
                some(rows, conflict),
                result -> statements.rows(result, entity, all(shape)));
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

    private Query query(EntityShape<?> shape, int[] columns, int[] conflict, int[] set, boolean nothing) {
        EntityMapping<?> entity = shape.mapping();
        Unnested rows = new Unnested(statements.codecs(entity, columns), true);
        var insert = DSL.insertInto(entity.table(), WriteStatements.fields(entity, columns))
                .select(DSL.select(rows.columns()).from(rows.table()).orderBy(rows.order()))
                .onConflict(WriteStatements.fields(entity, conflict));
        if (nothing) {
            return insert.doNothing();
        }
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
        return insert.doUpdate().set(values).returningResult(entity.columns());
    }

    private static int[] all(EntityShape<?> shape) {
        return IntStream.range(0, shape.width()).toArray();
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
