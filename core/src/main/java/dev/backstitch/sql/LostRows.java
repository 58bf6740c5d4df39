package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.LostRowsException.Fate;
import dev.backstitch.error.LostRowsException.Row;
import dev.backstitch.model.EntityMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
        List<Row> rows = new ArrayList<>();
        for (@Nullable Object[] row : sent) {
            Object key = key(shape, row);
            if (!met.contains(key)) {
                rows.add(new Row(shape.label(), key, present.contains(key) ? Fate.CHANGED : Fate.DELETED));
            }
        }
        return new LostRowsException(operation, rows);
    }

    private Set<Object> present(EntityShape<?> shape, @Nullable Object[][] sent) {
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
