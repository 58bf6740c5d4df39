package dev.backstitch.session;

import dev.backstitch.change.ChangeDetector;
import dev.backstitch.change.PendingTables;
import dev.backstitch.change.TableSet;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.flush.DrawnValues;
import dev.backstitch.flush.Explanation;
import dev.backstitch.flush.FlushPlan;
import dev.backstitch.flush.MadeValues;
import dev.backstitch.flush.Planner;
import dev.backstitch.flush.Step;
import dev.backstitch.flush.TableOrder;
import dev.backstitch.flush.Undo;
import dev.backstitch.load.Strictness;
import dev.backstitch.plan.WritePlan;
import dev.backstitch.sql.KeyBlocks;
import dev.backstitch.sql.Preflight;
import dev.backstitch.sql.StatementLog;
import dev.backstitch.sql.Statements;
import dev.backstitch.sql.Writer;
import java.util.List;
import java.util.function.Supplier;

/** Brings the rows to where a session's objects are; in a transaction that only reads it refuses to. Made by the session; one thread. */
final class Flush {

    private final Tracker tracker;
    private final TableOrder tables;
    private final Undo undo;
    private final Statements statements;
    private final Writer writer;
    private final TransactionHealth health;
    private final KeyBlocks blocks;
    private final Strictness strictness;
    private final StatementLog log;
    private final boolean readOnly;

    Flush(
            Tracker tracker,
            TableOrder tables,
            Undo undo,
            Statements statements,
            Writer writer,
            TransactionHealth health,
            KeyBlocks blocks,
            Strictness strictness,
            StatementLog log,
            boolean readOnly) {
        this.tracker = tracker;
        this.tables = tables;
        this.undo = undo;
        this.statements = statements;
        this.writer = writer;
        this.health = health;
        this.blocks = blocks;
        this.strictness = strictness;
        this.log = log;
        this.readOnly = readOnly;
    }

    /** Writes all that differs. */
    void run() {
        run(new ChangeDetector(tracker));
    }

    /** What {@link #run} would send. */
    WritePlan plan() {
        return Explanation.of(planned(new ChangeDetector(tracker)));
    }

    private void run(ChangeDetector detector) {
        log.during(() -> "flush", () -> write(detector));
    }

    private void write(ChangeDetector detector) {
        makeValues();
        if (tracker.knowsOfChanges() || detector.findsAny()) {
            send(planned(detector));
        }
        tracker.flushed();
    }

    private void send(FlushPlan plan) {
        if (!plan.isEmpty()) {
            requireWritable(plan);
            new Preflight(tracker, statements).check(plan);
            health.during(() -> writer.run(plan));
        }
    }

    /** What a plan needs to know of links is loaded, strict or not. */
    private FlushPlan planned(ChangeDetector detector) {
        return strictness.suspended(() -> new Planner(tracker, tables, undo, detector).plan());
    }

    private void makeValues() {
        if (tracker.shapes().makeValues() && !tracker.fresh().isEmpty() && !readOnly) {
            List<DrawnValues> draws = new MadeValues(tracker, undo).toDraw();
            health.during(() -> writer.draw(draws, blocks));
        }
    }

    /** Writes all that differs, at the transaction's end; in one that only reads nobody looks for it, unless something is known to. */
    void atEnd() {
        if (!readOnly || tracker.knowsOfChanges()) {
            run();
        }
    }

    /** Writes all that differs where some of that is in tables that are about to be read. */
    void before(Supplier<TableSet> read) {
        if (readOnly) {
            atEnd();
        } else if (!tracker.entries().isEmpty()) {
            ChangeDetector detector = new ChangeDetector(tracker);
            if (new PendingTables(tracker).concern(read.get(), detector)) {
                run(detector);
            }
        }
    }

    private void requireWritable(FlushPlan plan) {
        if (readOnly) {
            int rows = plan.steps().stream().mapToInt(Step::size).sum();
            throw new UsageException(
                    "the transaction is read-only, and " + rows
                            + (rows == 1 ? " row differs from its object: " : " rows differ from their objects: ")
                            + "change objects in a transaction without readOnly(), or leave them as they were read; nothing was sent");
        }
    }
}
