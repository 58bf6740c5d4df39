package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.NamingKey;
import dev.backstitch.error.DatabaseException;
import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.StatementException;
import dev.backstitch.flush.DeleteRows;
import dev.backstitch.flush.DoubtedRows;
import dev.backstitch.flush.InsertRows;
import dev.backstitch.flush.SentRows;
import dev.backstitch.flush.Step;
import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of entities, one statement for each table that has a part of them: the part whose keys the others share is inserted first, and updated
 * and deleted last. Made by a writer; one thread.
 */
final class RowWrites {

    private final Executor executor;
    private final Statements statements;
    private final WriteStatements texts;
    private final LostRows lost;

    RowWrites(Executor executor, Statements statements, WriteStatements texts) {
        this.executor = executor;
        this.statements = statements;
        this.texts = texts;
        this.lost = new LostRows(executor, statements);
    }

    /** What the steps after a failed one would lose is told with what that lost. */
    LostRowsException lostBesides(List<Step> later, LostRowsException first) {
        return lost.withThoseOf(later, first);
    }

    void insert(InsertRows step) {
        @Nullable Object[][] rows = step.rows();
        for (Part part : step.shape().mapping().parts()) {
            boolean hasKey = part.kept(step.shape().key()).length > 0;
            int[] key = hasKey ? WriteStatements.NONE : step.shape().key();
            insert(step, part, with(key, part.kept(step.columns())), part.kept(step.returned()), rows);
        }
        step.inserted(rows);
    }

    private void insert(InsertRows step, Part part, int[] given, int[] returned, @Nullable Object[][] rows) {
        String sql = texts.insert(part, given, returned);
        boolean nothingGiven = given.length == 0;
        List<Codec<?>> codecs =
                nothingGiven ? List.of(WriteStatements.ROW_NUMBERS) : statements.codecs(part.entity(), given);
        SentRows sent = nothingGiven ? SentRows.of(WriteStatements.rowNumbers(step.size())) : SentRows.of(rows, given);
        String doing = "inserting " + step.size() + " rows into " + part.table().getName();
        if (returned.length == 0) {
            executor.update(doing, sql, codecs, sent);
        } else {
            executor.query(doing, sql, codecs, sent, result -> read(result, returned, step, rows));
        }
    }

    /** Fills the rows with what came back of them; how many came. */
    private int read(ResultSet result, int[] returned, InsertRows step, @Nullable Object[][] rows) throws SQLException {
        List<Codec<?>> codecs = statements.codecs(step.shape().mapping());
        int count = 0;
        while (result.next()) {
            for (int c = 0; c < returned.length && count < rows.length; c++) {
                rows[count][returned[c]] = codecs.get(returned[c]).read(result, c + 1);
            }
            count++;
        }
        ReturnedOrder.check(step, returned, codecs, rows, count);
        return count;
    }

    void update(UpdateRows step) {
        @Nullable Object[][] rows = step.rows();
        List<Part> parts = step.shape().mapping().parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
            int[] columns = parts.get(i).kept(step.columns());
            if (columns.length > 0) {
                int[] returned = parts.get(i).kept(step.returned());
                step.fill(rows, returned, update(step, parts.get(i), columns, returned, rows));
            }
        }
        step.updated(rows);
    }

    /** What came back, by key; nothing where nothing has to. */
    private Map<Object, @Nullable Object[]> update(
            UpdateRows step, Part part, int[] columns, int[] returned, @Nullable Object[][] rows) {
        EntityShape<?> shape = step.shape();
        int[] identity = identity(part, shape);
        int[] all = with(identity, columns);
        SentRows keys = SentRows.stored(step.entries(), identity);
        SentRows sent = SentRows.joined(keys, identity.length, SentRows.of(rows, columns));
        String doing = "updating " + step.size() + " rows of " + part.table().getName();
        if (!step.followers().isEmpty() && part.keeps(shape.key()[0])) {
            Map<Object, @Nullable Object[]> met = rename(step, part, columns, returned, doing, all, sent);
            requireAll(met.size(), step.size(), () -> lost.changed("updated", shape, step.keys(), met.keySet()));
            return met;
        }
        if (identity.length > shape.key().length || returned.length > 0) {
            int[] back = with(shape.key(), returned);
            String sql = texts.update(part, identity, columns, back);
            Map<Object, @Nullable Object[]> met = written(doing, sql, shape, all, sent, back);
            requireAll(met.size(), step.size(), () -> lost.changed("updated", shape, step.keys(), met.keySet()));
            return met;
        }
        String sql = texts.update(part, identity, columns, WriteStatements.NONE);
        int updated = executor.update(doing, sql, statements.codecs(shape.mapping(), all), sent);
        requireAll(updated, step.size(), () -> lost.deleted("updated", shape, step.keys()));
        return Map.of();
    }

    /** The version is kept with the first part. */
    private static int[] identity(Part part, EntityShape<?> shape) {
        return part.keeps(shape.key()[0]) ? shape.identity() : shape.key();
    }

    /** What came back of rows besides their keys, by these. */
    private Map<Object, @Nullable Object[]> written(
            String doing, String sql, EntityShape<?> shape, int[] columns, SentRows rows, int[] back) {
        List<Codec<?>> codecs = statements.codecs(shape.mapping(), back);
        int keys = shape.key().length;
        return executor.query(
                doing,
                sql,
                statements.codecs(shape.mapping(), columns),
                rows,
                result -> LostRows.byKey(result, codecs, keys));
    }

    /** Updates rows, and the foreign keys of others that name them, in one statement; the keys by which it met the rows. */
    private Map<Object, @Nullable Object[]> rename(
            UpdateRows step, Part part, int[] columns, int[] returned, String doing, int[] sentColumns, SentRows rows) {
        int[] all = sentColumns;
        SentRows sent = rows;
        for (NamingKey key : step.followers()) {
            sent = SentRows.joined(sent, all.length, SentRows.stored(step.entries(), key.named()));
            all = with(all, key.named());
        }
        String sql = texts.rename(part, step, columns, returned);
        return written(doing, sql, step.shape(), all, sent, with(step.shape().key(), returned));
    }

    void delete(DeleteRows step) {
        List<Part> parts = step.shape().mapping().parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
            delete(step, parts.get(i));
        }
        step.deleted();
    }

    private void delete(DeleteRows step, Part part) {
        EntityShape<?> shape = step.shape();
        int[] identity = identity(part, shape);
        SentRows sent = SentRows.stored(step.entries(), identity);
        String doing = "deleting " + step.size() + " rows of " + part.table().getName();
        if (identity.length > shape.key().length) {
            String sql = texts.delete(part, identity, shape.key());
            Set<Object> met =
                    written(doing, sql, shape, identity, sent, shape.key()).keySet();
            requireAll(met.size(), step.size(), () -> lost.changed("deleted", shape, step.keys(), met));
        } else {
            String sql = texts.delete(part, identity, WriteStatements.NONE);
            int deleted = executor.update(doing, sql, statements.codecs(shape.mapping(), identity), sent);
            requireAll(deleted, step.size(), () -> gone(shape.mapping(), step.size(), deleted));
        }
    }

    /** One statement for all of a table. */
    void lookFor(DoubtedRows step) {
        Set<Object> present = lost.present(step.shape(), step.keys());
        step.gone(step.entries().stream()
                .filter(entry -> !present.contains(Objects.requireNonNull(entry.key())))
                .toList());
    }

    private static void requireAll(int met, int sent, Supplier<? extends DatabaseException> otherwise) {
        if (met != sent) {
            throw otherwise.get();
        }
    }

    /** Which of them were there before the statement, nobody can tell after it. */
    private static StatementException gone(EntityMapping<?> entity, int expected, int actual) {
        return new StatementException(
                "the flush was to delete " + expected + " rows of " + entity.label() + " and found " + actual
                        + ": the others were deleted by somebody else since they were read; the transaction is rolled"
                        + " back, load the objects again in a new one",
                "",
                null);
    }

    private static int[] with(int[] some, int[] others) {
        return IntStream.concat(IntStream.of(some), IntStream.of(others)).toArray();
    }
}
