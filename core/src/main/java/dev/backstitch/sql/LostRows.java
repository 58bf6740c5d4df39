package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.LostRowsException.Fate;
import dev.backstitch.error.LostRowsException.Row;
import dev.backstitch.flush.DeleteRows;
import dev.backstitch.flush.Step;
import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.EntityMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds out which rows a statement did not meet as they were read, and what became of them. Made by a writer; one thread. */
final class LostRows {

    private final Executor executor;
    private final Statements statements;
    private final ReadStatements texts;

    LostRows(Executor executor, Statements statements) {
        this.executor = executor;
        this.statements = statements;
        this.texts = new ReadStatements(statements);
    }

    /** The rows of a result by the keys in their first columns: what comes after these. */
    static Map<Object, @Nullable Object[]> byKey(ResultSet result, List<? extends Codec<?>> codecs, int keys)
            throws SQLException {
        int[] places = IntStream.range(0, keys).toArray();
        Map<Object, @Nullable Object[]> rows = new HashMap<>();
        while (result.next()) {
            @Nullable Object[] row = new Object[codecs.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = codecs.get(c).read(result, c + 1);
            }
            rows.put(Objects.requireNonNull(EntityShape.keyOf(row, places)), Arrays.copyOfRange(row, keys, row.length));
        }
        return rows;
    }

    /**
     * Tells besides the rows that one step lost those that the steps after it would lose, one statement a step.
     *
     * @param later the steps that were not run
     */
    LostRowsException withThoseOf(List<Step> later, LostRowsException first) {
        Set<Row> all = new LinkedHashSet<>(first.rows());
        String operation = first.operation();
        for (Step step : later) {
            if (step instanceof UpdateRows update) {
                operation = add(all, operation, "updated", update.shape(), update.entries());
            } else if (step instanceof DeleteRows delete) {
                operation = add(all, operation, "deleted", delete.shape(), delete.entries());
            }
        }
        return new LostRowsException(operation, List.copyOf(all));
    }

    private String add(
            Set<Row> all, String former, String operation, EntityShape<?> shape, List<? extends Entry<?>> entries) {
        int[] identity = shape.identity();
        List<? extends Entry<?>> stored =
                entries.stream().filter(entry -> entry.row() != null).toList();
        @Nullable Object[][] sent = new Object[stored.size()][identity.length];
        for (int i = 0; i < sent.length; i++) {
            for (int c = 0; c < identity.length; c++) {
                sent[i][c] = stored.get(i).stored(identity[c]);
            }
        }
        Set<Object> present = present(shape, sent);
        Set<Object> met = identity.length == shape.key().length ? present : asRead(shape, sent);
        List<Row> lost = rows(shape, sent, met, present);
        all.addAll(lost);
        return lost.isEmpty() || former.equals(operation) ? former : "written";
    }

    /** The keys of those that have the version they had when they were read. */
    private Set<Object> asRead(EntityShape<?> shape, @Nullable Object[][] sent) {
        List<Codec<?>> codecs = statements.codecs(shape.mapping(), shape.identity());
        return executor.query(
                "looking for rows of " + shape.mapping().table().getName() + " as they were read",
                texts.asRead(shape.mapping(), shape.identity()),
                codecs,
                sent,
                result -> byKey(result, codecs, shape.key().length).keySet());
    }

    /**
     * Tells those that are not there any more.
     *
     * @param sent what named the rows, the key first
     */
    LostRowsException deleted(String operation, EntityShape<?> shape, @Nullable Object[][] sent) {
        Set<Object> present = present(shape, sent);
        return exception(operation, shape, sent, present, present);
    }

    /**
     * Tells those that were not met.
     *
     * @param met the keys of the others
     */
    LostRowsException changed(String operation, EntityShape<?> shape, @Nullable Object[][] sent, Set<Object> met) {
        return exception(operation, shape, sent, met, present(shape, sent));
    }

    private static LostRowsException exception(
            String operation, EntityShape<?> shape, @Nullable Object[][] sent, Set<Object> met, Set<Object> present) {
        return new LostRowsException(operation, rows(shape, sent, met, present));
    }

    private static List<Row> rows(
            EntityShape<?> shape, @Nullable Object[][] sent, Set<Object> met, Set<Object> present) {
        List<Row> rows = new ArrayList<>();
        for (@Nullable Object[] row : sent) {
            Object key = key(shape, row);
            if (!met.contains(key)) {
                rows.add(new Row(shape.label(), key, present.contains(key) ? Fate.CHANGED : Fate.DELETED));
            }
        }
        return rows;
    }

    /** The keys of those that are there. */
    Set<Object> present(EntityShape<?> shape, @Nullable Object[][] sent) {
        EntityMapping<?> entity = shape.mapping();
        List<Codec<?>> codecs = statements.codecs(entity, shape.key());
        return executor.query(
                "looking for rows of " + entity.table().getName(),
                texts.present(entity, shape.key()),
                codecs,
                sent,
                result -> byKey(result, codecs, codecs.size()).keySet());
    }

    static Object key(EntityShape<?> shape, @Nullable Object[] row) {
        return Objects.requireNonNull(
                EntityShape.keyOf(row, IntStream.range(0, shape.key().length).toArray()));
    }
}
