package dev.backstitch.sql;

import dev.backstitch.flush.Descent;
import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Part;
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
import org.jspecify.annotations.Nullable;

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

    /** PostgreSQL need not be told to keep the order of the rows where nothing comes back. */
    String insert(Part part, int[] columns, int[] returned) {
        if (columns.length == 0) {
            return insertDefaults(part, returned);
        }
        return statements.text("insert", part, columns, returned, () -> {
            boolean ordered = returned.length > 0;
            Unnested rows = new Unnested(statements.codecs(part.entity(), columns), ordered);
            var select = DSL.select(rows.columns()).from(rows.table());
            var insert = DSL.insertInto(part.table(), part.fields(columns))
                    .select(ordered ? select.orderBy(rows.order()) : select);
            return ordered ? insert.returningResult(part.fields(returned)) : insert;
        });
    }

    /** Rows of which PostgreSQL gives every value; jOOQ has no select of no columns, hence the template. */
    private String insertDefaults(Part part, int[] returned) {
        ArraySlot rows = new ArraySlot(ROW_NUMBERS.elementType());
        return statements.text(
                "insert",
                part,
                NONE,
                returned,
                () -> returned.length == 0
                        ? DSL.query("insert into {0} select from unnest({1})", part.table(), rows)
                        : DSL.resultQuery(
                                "insert into {0} select from unnest({1}) returning {2}",
                                part.table(), rows, DSL.list(part.fields(returned))));
    }

    /** @param key what names the rows: the primary key, and the version where there is one */
    String update(Part part, int[] key, int[] columns, int[] returned) {
        return statements.text("update", part, columns, returned, () -> {
            Unnested rows = new Unnested(
                    statements.codecs(
                            part.entity(),
                            IntStream.concat(IntStream.of(key), IntStream.of(columns))
                                    .toArray()),
                    false);
            Map<Field<?>, Field<?>> set = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                set.put(part.field(columns[i]), rows.column(key.length + i));
            }
            var update = DSL.update(part.table()).set(set).from(rows.table()).where(match(part.fields(key), rows));
            return returned.length == 0 ? update : update.returningResult(part.fields(returned));
        });
    }

    String rename(Part part, UpdateRows step, int[] columns, int[] returned) {
        return statements.text(
                "rename",
                part,
                columns,
                NONE,
                () -> new Renaming(statements, part, step, columns, returned).statement());
    }

    String delete(Part part, int[] key, int[] returned) {
        return statements.text("delete", part, key, returned, () -> {
            var delete = deleteWhere(part.table(), part.fields(key), statements.codecs(part.entity(), key));
            return returned.length == 0 ? delete : delete.returningResult(part.fields(returned));
        });
    }

    /** Deletes the rows at the end of a way that begins at the given keys. */
    String deleteNaming(Descent way) {
        return statements.text("delete naming", way, () -> {
            Reference reference = way.reference();
            Part holding = RowsBelow.holding(reference);
            boolean plain = way.steps().size() == 1
                    && way.steps().get(0).loops().isEmpty()
                    && holding == reference.source().parts().get(0);
            return plain
                    ? deleteWhere(holding.table(), reference.columns(), statements.codecs(reference))
                    : new RowsBelow(statements, way).deletion();
        });
    }

    /** Takes the given keys out of the rows that name them. */
    String release(Reference reference) {
        return statements.text("release", reference, () -> {
            Unnested rows = new Unnested(statements.codecs(reference), false);
            Map<Field<?>, Object> set = new LinkedHashMap<>();
            for (Column<?, ?> column : reference.columns()) {
                set.put(column, DSL.inline(null, column.getDataType()));
            }
            return DSL.update(reference.table()).set(set).from(rows.table()).where(match(reference.columns(), rows));
        });
    }

    String insertPairs(AssociationMapping association, boolean missingOnly) {
        return statements.text(missingOnly ? "insert missing pairs" : "insert pairs", association, () -> {
            Unnested rows = new Unnested(statements.codecs(association), false);
            var insert = DSL.insertInto(association.table(), columns(association))
                    .select(DSL.select(rows.columns()).from(rows.table()));
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

    static @Nullable Object[][] rowNumbers(int size) {
        @Nullable Object[][] numbers = new Object[size][];
        for (int i = 0; i < size; i++) {
            numbers[i] = new Object[] {(long) i};
        }
        return numbers;
    }

    static List<Field<?>> fields(EntityMapping<?> entity, int[] columns) {
        List<Field<?>> some = new ArrayList<>();
        for (int column : columns) {
            some.add(entity.columns().get(column));
        }
        return some;
    }
}
