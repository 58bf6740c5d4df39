package dev.backstitch.load;

import dev.backstitch.change.Batch;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.RowCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the entities of a query some at a time, and lets them go again. Made for one stream; one thread. */
public final class Chunks<E> implements AutoCloseable {

    private final Tracker tracker;
    private final GraphLoader loader;
    private final EntityFinder finder;
    private final EntityMapping<E> mapping;
    private final Selection<E> selection;
    private final int size;
    private final RowCursor cursor;
    private @Nullable Batch past;

    Chunks(
            Tracker tracker,
            GraphLoader loader,
            EntityFinder finder,
            EntityMapping<E> mapping,
            Selection<E> selection,
            int size,
            RowCursor cursor) {
        this.tracker = tracker;
        this.loader = loader;
        this.finder = finder;
        this.mapping = mapping;
        this.selection = selection;
        this.size = size;
        this.cursor = cursor;
    }

    /** The next entities, with what the selection fetches; empty where there are no more. Those before leave the session; their changes have been flushed. */
    public List<E> next() {
        if (past != null) {
            past.leave(tracker);
        }
        Batch batch = new Batch();
        past = batch;
        Set<Entry<?>> known = finder.knownBeforeLock(mapping, selection);
        List<E> objects = new ArrayList<>(size);
        List<Entry<E>> found = cursor.read(rows -> read(rows, batch, objects));
        finder.complete(selection, known, found);
        return objects;
    }

    private List<Entry<E>> read(ResultSet rows, Batch batch, List<E> objects) throws SQLException {
        ResultRows<E> chunk = new ResultRows<>(
                loader,
                mapping,
                FetchJoins.of(selection.plan(), mapping, tracker.shapes()),
                Origin.of(selection, selection.isStrict()).in(batch),
                objects,
                null);
        while (chunk.size() < size && rows.next()) {
            chunk.read(rows);
        }
        return chunk.finish();
    }

    /** The rows that are not read yet are forgotten; the entities that were read last stay. */
    @Override
    public void close() {
        cursor.close();
    }
}
