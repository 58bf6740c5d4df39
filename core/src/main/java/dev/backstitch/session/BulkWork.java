package dev.backstitch.session;

import dev.backstitch.change.PlainRows;
import dev.backstitch.change.RowSource;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.flush.Undo;
import dev.backstitch.load.BulkWriter;
import dev.backstitch.load.Upsert;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.MappedTable;
import dev.backstitch.sql.Copy;
import dev.backstitch.sql.Executor;
import dev.backstitch.sql.UpsertStatements;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the bulk statements of a session, when its pending changes are flushed. Made by the session; one thread. */
final class BulkWork {

    private final Session session;
    private final Database database;
    private final Tracker tracker;
    private final Executor executor;
    private final BulkWriter writer;
    private final TransactionHealth health;
    private final RowSource others;
    private final Undo undo;
    private boolean copying;

    BulkWork(
            Session session,
            Database database,
            Tracker tracker,
            Executor executor,
            BulkWriter writer,
            TransactionHealth health,
            RowSource others,
            Undo undo) {
        this.session = session;
        this.database = database;
        this.tracker = tracker;
        this.executor = executor;
        this.writer = writer;
        this.health = health;
        this.others = others;
        this.undo = undo;
    }

    /** @throws UsageException while rows are copied */
    void requireIdle() {
        if (copying) {
            throw new UsageException(
                    "the session is in the middle of a bulk load, and its connection takes nothing but rows: use it"
                            + " before or after, or give the load a stream that does not use it");
        }
    }

    <E> EntityMapping<E> entityOf(MappedTable<E> table) {
        return database.model().entityOf(table);
    }

    <E> PlainRows<E> plainRows(EntityMapping<E> entity) {
        return new PlainRows<>(tracker, database.shapes().of(entity));
    }

    <E> long copy(PlainRows<E> rows, int[] columns, long every, LongConsumer progress, Stream<? extends E> objects) {
        session.flush();
        Copy<E> copy = new Copy<>(executor, database.statements(), rows, columns, every, progress);
        copying = true;
        try {
            return during("bulk load", () -> copy.run(objects));
        } finally {
            copying = false;
        }
    }

    <E> void check(EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> values) {
        session.ready();
        writer.check(entity, values);
    }

    <E> void upsert(List<? extends E> entities, OnConflict<E> onConflict) {
        Upsert<E> upsert = new Upsert<>(
                tracker,
                undo,
                new UpsertStatements(executor, database.statements()),
                others,
                onConflict.columns(),
                onConflict.overwritten());
        session.flush();
        upsert.check(entities);
        during("upsert", () -> {
            upsert.run();
            return true;
        });
    }

    <R> R run(Function<BulkWriter, R> work) {
        session.flush();
        return during("bulk statement", () -> work.apply(writer));
    }

    private <R> R during(String cause, Supplier<R> statements) {
        return session.log.during(() -> cause, () -> health.during(statements));
    }
}
