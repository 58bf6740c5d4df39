package dev.backstitch.session;

import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.load.Chunks;
import dev.backstitch.load.EntityFinder;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.StatementLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Knows the open streams of a session, and closes them when what they began in ends. Made by the session; one thread. */
final class SessionStreams {

    private final Session session;
    private final Tracker tracker;
    private final EntityFinder finder;
    private final StatementLog log;
    private final List<EntityStream<?>> open = new ArrayList<>();
    private int depth;

    SessionStreams(Session session, Tracker tracker, EntityFinder finder, StatementLog log) {
        this.session = session;
        this.tracker = tracker;
        this.finder = finder;
        this.log = log;
    }

    <E> Stream<E> open(Selection<E> selection, int size) {
        if (size < 1) {
            throw new UsageException("stream(.., " + size + ") fetches nothing: give at least 1 object a chunk");
        }
        String query = selection.toString();
        Chunks<E> chunks = during(query, () -> {
            session.flushBefore(selection);
            return finder.chunks(selection, size);
        });
        EntityStream<E> stream = new EntityStream<>(this, chunks, query, depth);
        open.add(stream);
        return StreamSupport.stream(stream, false).onClose(stream::close);
    }

    /** The next entities: what was changed since is flushed, and the last ones leave the session. */
    <E> Iterator<E> next(Chunks<E> chunks, String query) {
        return during(query, () -> {
            session.flushPending();
            return chunks.next().iterator();
        });
    }

    private <R> R during(String query, Supplier<R> work) {
        return log.during(() -> "stream " + query, work);
    }

    void requireThread() {
        tracker.requireThread();
    }

    /** @throws UsageException where the session cannot be used now, or began a nested transaction since */
    void requireReadable(String query, int beganAt) {
        session.ready();
        if (depth != beganAt) {
            throw new UsageException(
                    "the stream over " + query
                            + " began outside of this nested transaction, which may take back what is read in it: read on when it has ended");
        }
    }

    void remove(EntityStream<?> stream) {
        open.remove(stream);
    }

    /** Does the work of a nested transaction, which ends those that begin in it. */
    <R> R nested(Supplier<R> work) {
        depth++;
        try {
            R result = work.get();
            end();
            return result;
        } catch (Throwable e) {
            end(e);
            throw e;
        } finally {
            depth--;
        }
    }

    /** What they began in is about to end. */
    void end() {
        for (EntityStream<?> stream : List.copyOf(open)) {
            if (stream.depth() >= depth) {
                stream.end();
            }
        }
    }

    /** The same where it failed. */
    void end(Throwable cause) {
        try {
            end();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
