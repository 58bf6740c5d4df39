package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.NamingKey;
import dev.backstitch.error.DatabaseException;
import dev.backstitch.error.StatementException;
import dev.backstitch.flush.DeleteRows;
import dev.backstitch.flush.DrawnValues;
import dev.backstitch.flush.FlushPlan;
import dev.backstitch.flush.InsertRows;
import dev.backstitch.flush.PairStep;
import dev.backstitch.flush.ReleaseRows;
import dev.backstitch.flush.Step;
import dev.backstitch.flush.TakeRows;
import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.EntityMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a flush plan, one statement a step. Made by a session for its transaction; one thread. */
public final class Writer {

    private final Executor executor;
    private final Statements statements;
    private final WriteStatements texts;
    private final LostRows lost;
    private final SequenceDraw sequences;

    public Writer(Executor executor, Statements statements) {
        this.executor = executor;
        this.statements = statements;
        this.texts = new WriteStatements(statements);
        this.lost = new LostRows(executor, statements);
        this.sequences = new SequenceDraw(executor, statements);
    }

    /** Draws values of sequences, by one statement, and none where enough were drawn before. */
    public void draw(List<DrawnValues> draws, KeyBlocks blocks) {
        sequences.draw(draws, blocks);
    }

    public void run(FlushPlan plan) {
        for (Step step : plan.steps()) {
            if (step instanceof InsertRows insert) {
                insert(insert);
            } else if (step instanceof UpdateRows update) {
                update(update);
            } else if (step instanceof DeleteRows delete) {
                delete(delete);
            } else if (step instanceof ReleaseRows release) {
                release(release);
            } else if (step instanceof TakeRows take) {
                take(take);
            } else if (step instanceof PairStep pairs) {
                pairs(pairs);
            }
        }
    }

    private void insert(InsertRows step) {
        EntityMapping<?> entity = step.shape().mapping();
        String sql = texts.insert(entity, step.columns(), step.returned());
        @Nullable Object[][] values = step.values();
        boolean nothingGiven = step.columns().length == 0;
        List<Codec<?>> codecs =
                nothingGiven ? List.of(WriteStatements.ROW_NUMBERS) : statements.codecs(entity, step.columns());
        @Nullable Object[][] sent = nothingGiven ? rowNumbers(step.size()) : values;
        String doing =
                "inserting " + step.size() + " rows into " + entity.table().getName();
        if (step.returned().length == 0) {
            executor.update(doing, sql, codecs, sent);
            step.inserted(values, new Object[step.size()][0]);
        } else {
            List<Codec<?>> back = statements.codecs(entity, step.returned());
            step.inserted(values, executor.query(doing, sql, codecs, sent, rows -> read(rows, back, step)));
        }
    }

    private static @Nullable Object[][] rowNumbers(int size) {
        @Nullable Object[][] numbers = new Object[size][];
        for (int i = 0; i < size; i++) {
            numbers[i] = new Object[] {(long) i};
        }
        return numbers;
    }

    private static @Nullable Object[][] read(ResultSet rows, List<Codec<?>> codecs, InsertRows step)
            throws SQLException {
        @Nullable Object[][] all = new Object[step.size()][codecs.size()];
        int count = 0;
        while (rows.next()) {
            for (int c = 0; c < codecs.size() && count < all.length; c++) {
                all[count][c] = codecs.get(c).read(rows, c + 1);
            }
            count++;
        }
        ReturnedOrder.check(step, codecs, all, count);
        return all;
    }

    private void update(UpdateRows step) {
        EntityShape<?> shape = step.shape();
        EntityMapping<?> entity = shape.mapping();
        int[] all = IntStream.concat(IntStream.of(shape.identity()), IntStream.of(step.columns()))
                .toArray();
        @Nullable Object[][] values = step.values();
        @Nullable Object[][] sent = joined(step.keys(), values);
        String doing = "updating " + step.size() + " rows of " + entity.table().getName();
        if (!step.followers().isEmpty()) {
            Map<Object, @Nullable Object[]> met = rename(step, doing, all, sent);
            requireAll(met.size(), step.size(), () -> lost.changed("updated", shape, sent, met.keySet()));
            step.updated(values, met::get);
        } else if (shape.version() >= 0 || step.returned().length > 0) {
            int[] back = back(shape, step.returned());
            String sql = texts.update(entity, shape.identity(), step.columns(), back);
            Map<Object, @Nullable Object[]> met = written(doing, sql, shape, all, sent, back);
            requireAll(met.size(), step.size(), () -> lost.changed("updated", shape, sent, met.keySet()));
            step.updated(values, met::get);
        } else {
            String sql = texts.update(entity, shape.identity(), step.columns(), WriteStatements.NONE);
            int updated = executor.update(doing, sql, statements.codecs(entity, all), sent);
            requireAll(updated, step.size(), () -> lost.deleted("updated", shape, sent));
            step.updated(values, any -> new Object[0]);
        }
    }

    private static int[] back(EntityShape<?> shape, int[] returned) {
        return IntStream.concat(IntStream.of(shape.key()), IntStream.of(returned))
                .toArray();
    }

    /** What came back of rows besides their keys, by these. */
    private Map<Object, @Nullable Object[]> written(
            String doing, String sql, EntityShape<?> shape, int[] columns, @Nullable Object[][] rows, int[] back) {
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
            UpdateRows step, String doing, int[] columns, @Nullable Object[][] rows) {
        int[] all = columns;
        @Nullable Object[][] sent = rows;
        for (NamingKey key : step.followers()) {
            all = IntStream.concat(IntStream.of(all), IntStream.of(key.named())).toArray();
            sent = joined(sent, step.named(key));
        }
        EntityShape<?> shape = step.shape();
        return written(doing, texts.rename(step), shape, all, sent, back(shape, step.returned()));
    }

    private void delete(DeleteRows step) {
        EntityShape<?> shape = step.shape();
        EntityMapping<?> entity = shape.mapping();
        @Nullable Object[][] sent = step.keys();
        String doing = "deleting " + step.size() + " rows of " + entity.table().getName();
        if (shape.version() >= 0) {
            String sql = texts.delete(entity, shape.identity(), shape.key());
            Set<Object> met = written(doing, sql, shape, shape.identity(), sent, shape.key())
                    .keySet();
            requireAll(met.size(), step.size(), () -> lost.changed("deleted", shape, sent, met));
        } else {
            String sql = texts.delete(entity, shape.key(), WriteStatements.NONE);
            int deleted = executor.update(doing, sql, statements.codecs(entity, shape.key()), sent);
            requireAll(deleted, step.size(), () -> gone(entity, step.size(), deleted));
        }
        step.deleted();
    }

    private void release(ReleaseRows step) {
        String table = step.reference().source().table().getName();
        executor.update(
                "releasing rows of " + table,
                step.delete() ? texts.deleteNaming(step.reference()) : texts.release(step.reference()),
                statements.codecs(step.reference()),
                step.keys());
    }

    private void take(TakeRows step) {
        EntityMapping<?> entity = step.shape().mapping();
        int[] key = step.shape().key();
        int[] all = IntStream.concat(IntStream.of(key), IntStream.of(step.columns()))
                .toArray();
        int updated = executor.update(
                "linking " + step.size() + " rows of " + entity.table().getName() + " by their keys",
                texts.update(entity, key, step.columns(), WriteStatements.NONE),
                statements.codecs(entity, all),
                joined(step.keys(), step.values()));
        if (updated != step.size()) {
            throw new StatementException(
                    step.size() + " rows of " + entity.label() + " were linked by their keys, and " + updated
                            + " of them are there: link keys of rows that exist; the transaction is rolled back",
                    "",
                    null);
        }
    }

    private void pairs(PairStep step) {
        String sql = step.operation() == PairStep.Operation.DELETE
                ? texts.deletePairs(step.association())
                : texts.insertPairs(step.association(), step.operation() == PairStep.Operation.INSERT_MISSING);
        executor.update(
                "writing " + step.size() + " rows of " + step.association().name(),
                sql,
                statements.codecs(step.association()),
                step.keys());
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

    private static @Nullable Object[][] joined(@Nullable Object[][] keys, @Nullable Object[][] values) {
        @Nullable Object[][] rows = new Object[keys.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(keys[i], keys[i].length + values[i].length);
            System.arraycopy(values[i], 0, rows[i], keys[i].length, values[i].length);
        }
        return rows;
    }
}
