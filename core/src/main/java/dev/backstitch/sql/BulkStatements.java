package dev.backstitch.sql;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.model.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.RowCountQuery;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Runs updates and deletes of users, whose conditions and values may be anything that jOOQ knows: jOOQ binds and executes them. Made by a session; one
 * thread.
 */
public final class BulkStatements {

    private final DSLContext dsl;
    private final Executor executor;
    private final Statements statements;

    public BulkStatements(DSLContext dsl, Executor executor, Statements statements) {
        this.dsl = dsl;
        this.executor = executor;
        this.statements = statements;
    }

    /** @throws RefusedDataException where a value cannot be stored: nothing was sent */
    public <E> void check(EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> values) {
        List<Codec<?>> codecs = statements.codecs(entity);
        values.forEach((column, value) -> {
            String name = entity.label() + "." + column.getName();
            if (column.definition().byDatabase() || Objects.equals(column, entity.version())) {
                throw new RefusedDataException(
                        name + " is written by PostgreSQL or counted by Backstitch: leave it out; nothing was sent");
            }
            if (value == null && !column.definition().nullable()) {
                throw new RefusedDataException(
                        name + " is NOT NULL and was to be set to NULL: set a value; nothing was sent");
            }
            if (value != null && !(value instanceof Field<?>)) {
                ValueCheck.require(() -> name, codecs.get(entity.columns().indexOf(column)), value);
            }
        });
    }

    /** The version after a row's own: a number counts, a time is the present. */
    public static Field<?> nextVersion(Column<?, ?> version) {
        DataType<?> type = version.definition().type();
        return Number.class.isAssignableFrom(type.getType())
                ? DSL.field("{0} + 1", type, version)
                : DSL.field("clock_timestamp()", type);
    }

    /** How many rows were updated. */
    public <E> long update(EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> values, Condition condition) {
        Part part = written(entity, values.keySet());
        return count(updating(entity), dsl.update(part.table()).set(values).where(within(entity, part, condition)));
    }

    /** The rows that were updated, as wide as the table: of each the key and some columns. */
    public <E> List<@Nullable Object[]> update(
            EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> values, Condition condition, int[] returned) {
        Part part = written(entity, values.keySet());
        return rows(
                updating(entity),
                entity,
                returned,
                dsl.update(part.table())
                        .set(values)
                        .where(within(entity, part, condition))
                        .returningResult(part.fields(returned)));
    }

    /** How many rows were deleted. */
    public long delete(EntityMapping<?> entity, Condition condition) {
        Part first = entity.parts().get(0);
        return count(deleting(entity), dsl.deleteFrom(first.table()).where(within(entity, first, condition)));
    }

    /** The rows that were deleted, as wide as the table: of each some columns. */
    public List<@Nullable Object[]> delete(EntityMapping<?> entity, Condition condition, int[] returned) {
        Part first = entity.parts().get(0);
        return rows(
                deleting(entity),
                entity,
                returned,
                dsl.deleteFrom(first.table())
                        .where(within(entity, first, condition))
                        .returningResult(first.fields(returned)));
    }

    private static Part written(EntityMapping<?> entity, Collection<? extends Column<?, ?>> columns) {
        return entity.partOf(entity.columns().indexOf(columns.iterator().next()));
    }

    /** @throws UsageException where the columns are in several tables: nothing was sent */
    public void requireOneTable(EntityMapping<?> entity, Collection<? extends Column<?, ?>> columns) {
        Set<Part> parts = new LinkedHashSet<>();
        columns.forEach(column -> parts.add(entity.partOf(entity.columns().indexOf(column))));
        if (parts.size() > 1) {
            String tables = parts.stream().map(part -> part.table().getName()).collect(Collectors.joining(" and "));
            throw new UsageException("update of " + entity.label() + " writes columns of the tables " + tables
                    + ", and a statement updates one, of which the version counts as well: change objects of it instead, or set columns"
                    + " of one table; nothing was sent");
        }
    }

    /** Conditions may ask for columns of any table that has a part of the entities. */
    private static Condition within(EntityMapping<?> entity, Part part, Condition condition) {
        EntityRows rows = entity.rows();
        if (rows.from() == part.table()) {
            return rows.condition().and(condition);
        }
        return DSL.condition(
                "{0} in ({1})",
                DSL.row(part.key()),
                DSL.select(part.key()).from(rows.from()).where(rows.condition()).and(condition));
    }

    /** The rows that have one of the given keys, as wide as the table: of each some columns. */
    public List<@Nullable Object[]> reread(
            EntityMapping<?> entity, int[] key, @Nullable Object[][] keys, int[] returned) {
        List<Codec<?>> codecs = statements.codecs(entity, key);
        String sql = statements.text(
                "reread",
                entity,
                key,
                returned,
                () -> DSL.select(WriteStatements.fields(entity, returned))
                        .from(entity.rows().from())
                        .where(Keys.among(WriteStatements.fields(entity, key), codecs)));
        return executor.query(
                "reading " + entity.label(), sql, codecs, keys, rows -> statements.rows(rows, entity, returned));
    }

    private static String updating(EntityMapping<?> entity) {
        return "updating rows of " + entity.table().getName();
    }

    private static String deleting(EntityMapping<?> entity) {
        return "deleting rows of " + entity.table().getName();
    }

    private long count(String doing, RowCountQuery query) {
        try {
            return query.execute();
        } catch (DataAccessException e) {
            throw failed(e, doing);
        }
    }

    private List<@Nullable Object[]> rows(
            String doing, EntityMapping<?> entity, int[] returned, ResultQuery<Record> query) {
        // As a template, since jOOQ hands out no driver's rows of a RETURNING but its own reading of them.
        try (ResultSet result = dsl.resultQuery("{0}", query).fetchResultSet()) {
            return statements.rows(result, entity, returned);
        } catch (SQLException e) {
            throw executor.failed(e, doing);
        } catch (DataAccessException e) {
            throw failed(e, doing);
        }
    }

    private RuntimeException failed(DataAccessException e, String doing) {
        return e.getCause() instanceof SQLException cause ? executor.failed(cause, doing) : e;
    }
}
