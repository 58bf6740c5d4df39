package dev.backstitch.sql;

import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DeleteReturningStep;
import org.jooq.DeleteUsingStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Words the statements of a flush: one for any number of rows, which travel as one array a column. Rows are inserted in the order of the arrays and
 * identity values rise with it, so that what comes back can be handed to the right entity.
 */
final class WriteStatements {

    /** What travels for rows of which nothing is given: their numbers. */
    static final Codec<Long> ROW_NUMBERS = Codec.of(SQLDataType.BIGINT);

    static final int[] NONE = {};

    private final Statements statements;

    WriteStatements(Statements statements) {
        this.statements = statements;
    }

    String insert(EntityMapping<?> entity, int[] columns, int[] returned) {
        if (columns.length == 0) {
            return insertDefaults(entity, returned);
        }
        return statements.text("insert", entity, columns, returned, () -> {
            Unnested rows = new Unnested(statements.codecs(entity, columns), true);
            var insert = DSL.insertInto(entity.table(), fields(entity, columns))
                    .select(DSL.select(rows.columns()).from(rows.table()).orderBy(rows.order()));
            return returned.length == 0 ? insert : insert.returningResult(fields(entity, returned));
        });
    }

    /** Rows of which PostgreSQL gives every value; jOOQ has no select of no columns, hence the template. */
    private String insertDefaults(EntityMapping<?> entity, int[] returned) {
        ArraySlot rows = new ArraySlot(ROW_NUMBERS.elementType());
        return statements.text(
                "insert",
                entity,
                NONE,
                returned,
                () -> returned.length == 0
                        ? DSL.query("insert into {0} select from unnest({1})", entity.table(), rows)
                        : DSL.resultQuery(
                                "insert into {0} select from unnest({1}) returning {2}",
                                entity.table(), rows, DSL.list(fields(entity, returned))));
    }

    /** @param key what names the rows: the primary key, and the version where there is one */
    String update(EntityMapping<?> entity, int[] key, int[] columns, int[] returned) {
        return statements.text("update", entity, columns, returned, () -> {
            Unnested rows = new Unnested(
                    statements.codecs(
                            entity,
                            IntStream.concat(IntStream.of(key), IntStream.of(columns))
                                    .toArray()),
                    false);
            Map<Field<?>, Field<?>> set = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                set.put(entity.columns().get(columns[i]), rows.column(key.length + i));
            }
            var update = DSL.update(entity.table()).set(set).from(rows.table()).where(match(fields(entity, key), rows));
            return returned.length == 0 ? update : update.returningResult(fields(entity, returned));
        });
    }

    String rename(UpdateRows step) {
        EntityMapping<?> entity = step.shape().mapping();
        return statements.text(
                "rename", entity, step.columns(), NONE, () -> new Renaming(statements, step).statement());
    }

    String delete(EntityMapping<?> entity, int[] key, int[] returned) {
        return statements.text("delete", entity, key, returned, () -> {
            var delete = deleteWhere(entity.table(), fields(entity, key), statements.codecs(entity, key));
            return returned.length == 0 ? delete : delete.returningResult(fields(entity, returned));
        });
    }

    /** Deletes the rows that name the given keys. */
    String deleteNaming(Reference reference) {
        return statements.text(
                "delete naming",
                reference,
                () -> deleteWhere(reference.source().table(), reference.columns(), statements.codecs(reference)));
    }

    /** Takes the given keys out of the rows that name them. */
    String release(Reference reference) {
        return statements.text("release", reference, () -> {
            Unnested rows = new Unnested(statements.codecs(reference), false);
            Map<Field<?>, Object> set = new LinkedHashMap<>();
            for (Column<?, ?> column : reference.columns()) {
                set.put(column, DSL.inline(null, column.getDataType()));
            }
            return DSL.update(reference.source().table())
                    .set(set)
                    .from(rows.table())
                    .where(match(reference.columns(), rows));
        });
    }

    String insertPairs(AssociationMapping association, boolean missingOnly) {
        return statements.text(missingOnly ? "insert missing pairs" : "insert pairs", association, () -> {
            Unnested rows = new Unnested(statements.codecs(association), true);
            var insert = DSL.insertInto(association.table(), columns(association))
                    .select(DSL.select(rows.columns()).from(rows.table()).orderBy(rows.order()));
            return missingOnly ? insert.onConflictDoNothing() : insert;
        });
    }

    String deletePairs(AssociationMapping association) {
        return statements.text(
                "delete pairs",
                association,
                () -> deleteWhere(association.table(), columns(association), statements.codecs(association)));
    }

    private static DeleteReturningStep<Record> deleteWhere(
            Table<Record> table, List<? extends Field<?>> columns, List<? extends Codec<?>> codecs) {
        DeleteUsingStep<Record> delete = DSL.deleteFrom(table);
        if (columns.size() == 1) {
            return delete.where(Keys.among(columns.get(0), codecs.get(0)));
        }
        Unnested rows = new Unnested(codecs, false);
        return delete.using(rows.table()).where(match(columns, rows));
    }

    @SuppressWarnings("unchecked") // both sides of each comparison have the column's type
    private static Condition match(List<? extends Field<?>> columns, Unnested rows) {
        Condition all = DSL.noCondition();
        for (int i = 0; i < columns.size(); i++) {
            all = all.and(((Field<Object>) columns.get(i)).eq((Field<Object>) rows.column(i)));
        }
        return all;
    }

    private static List<Field<?>> columns(AssociationMapping association) {
        List<Field<?>> all = new ArrayList<>(association.from().columns());
        all.addAll(association.to().columns());
        return all;
    }

    static List<Field<?>> fields(EntityMapping<?> entity, int[] columns) {
        List<Field<?>> some = new ArrayList<>();
        for (int column : columns) {
            some.add(entity.columns().get(column));
        }
        return some;
    }
}
