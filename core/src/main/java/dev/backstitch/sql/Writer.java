package dev.backstitch.sql;

import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.StatementException;
import dev.backstitch.flush.DeleteRows;
import dev.backstitch.flush.DoubtedRows;
import dev.backstitch.flush.DrawnValues;
import dev.backstitch.flush.FlushPlan;
import dev.backstitch.flush.InsertRows;
import dev.backstitch.flush.PairStep;
import dev.backstitch.flush.ReleaseRows;
import dev.backstitch.flush.SentRows;
import dev.backstitch.flush.Step;
import dev.backstitch.flush.TakeRows;
import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Part;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the steps of a flush plan, one statement a step. Made by a session for its transaction; one thread. */
public final class Writer {

    private final Executor executor;
    private final Statements statements;
    private final WriteStatements texts;
    private final RowWrites rows;
    private final SequenceDraw sequences;

    public Writer(Executor executor, Statements statements) {
        this.executor = executor;
        this.statements = statements;
        this.texts = new WriteStatements(statements);
        this.rows = new RowWrites(executor, statements, texts);
        this.sequences = new SequenceDraw(executor, statements);
    }

    /** Draws values of sequences, by one statement, and none where enough were drawn before. */
    public void draw(List<DrawnValues> draws, KeyBlocks blocks) {
        sequences.draw(draws, blocks);
    }

    public void run(FlushPlan plan) {
        List<Step> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            try {
                run(steps.get(i));
            } catch (LostRowsException e) {
                throw rows.lostBesides(steps.subList(i + 1, steps.size()), e);
            }
        }
    }

    private void run(Step step) {
        if (step instanceof InsertRows insert) {
            rows.insert(insert);
        } else if (step instanceof UpdateRows update) {
            rows.update(update);
        } else if (step instanceof DeleteRows delete) {
            rows.delete(delete);
        } else if (step instanceof ReleaseRows release) {
            release(release);
        } else if (step instanceof TakeRows take) {
            take(take);
        } else if (step instanceof PairStep pairs) {
            pairs(pairs);
        } else {
            rows.lookFor((DoubtedRows) step);
        }
    }

    private void release(ReleaseRows step) {
        String table = step.reference().table().getName();
        executor.update(
                "releasing rows of " + table,
                step.delete() ? texts.deleteNaming(step.way()) : texts.release(step.reference()),
                statements.codecs(step.way().first()),
                step.keys());
    }

    private void take(TakeRows step) {
        EntityMapping<?> entity = step.shape().mapping();
        Part part = entity.partOf(step.columns()[0]);
        int[] key = step.shape().key();
        int[] all = IntStream.concat(IntStream.of(key), IntStream.of(step.columns()))
                .toArray();
        int updated = executor.update(
                "linking " + step.size() + " rows of " + part.table().getName() + " by their keys",
                texts.update(part, key, step.columns(), WriteStatements.NONE),
                statements.codecs(entity, all),
                SentRows.joined(SentRows.of(step.keys()), key.length, SentRows.of(step.values())));
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
                step.rows());
    }
}
