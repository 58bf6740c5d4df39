package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import dev.backstitch.load.Chunks;
import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives out the entities of a query one by one, and reads another chunk when there are none left. Made by a session's streams; lives as long as its cursor; one thread. */
final class EntityStream<E> implements Spliterator<E> {

    private final SessionStreams streams;
    private final Chunks<E> chunks;
    private final String query;
    private final int depth;
    private Iterator<E> chunk = Collections.emptyIterator();
    private State state = State.OPEN;

    /** What became of it. */
    private enum State {

        /** Rows may follow. */
        OPEN,

        /** All were given out. */
        EXHAUSTED,

        /** Nothing more is given out, because the user said so or a consumer threw. */
        CLOSED,

        /** The same, because its transaction has ended. */
        ENDED
    }

    EntityStream(SessionStreams streams, Chunks<E> chunks, String query, int depth) {
        this.streams = streams;
        this.chunks = chunks;
        this.query = query;
        this.depth = depth;
    }

    /** How many nested transactions it began in. */
    int depth() {
        return depth;
    }

    @Override
    public boolean tryAdvance(Consumer<? super E> action) {
        if (state == State.EXHAUSTED || !hasNext()) {
            return false;
        }
        try {
            action.accept(chunk.next());
        } catch (Throwable e) {
            closeAfter(e);
            throw e;
        }
        return true;
    }

    private boolean hasNext() {
        requireOpen();
        if (!chunk.hasNext()) {
            try {
                chunk = streams.next(chunks, query);
            } catch (Throwable e) {
                closeAfter(e);
                throw e;
            }
            if (!chunk.hasNext()) {
                close(State.EXHAUSTED);
            }
        }
        return state == State.OPEN;
    }

    private void requireOpen() {
        streams.requireThread();
        if (state == State.ENDED) {
            throw new UsageException("the stream over " + query
                    + " has ended with its transaction: read it inside of that, or collect there what is needed of it");
        }
        if (state == State.CLOSED) {
            throw new UsageException("the stream over " + query + " is closed: begin another by session.stream(..)");
        }
        streams.requireReadable(query, depth);
    }

    private void closeAfter(Throwable cause) {
        try {
            close();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** The user has enough. */
    void close() {
        close(State.CLOSED);
    }

    /** The transaction, or the nested one in which it began, is about to end. */
    void end() {
        close(State.ENDED);
    }

    private void close(State to) {
        if (state == State.OPEN) {
            state = to;
            chunk = Collections.emptyIterator();
            streams.remove(this);
            chunks.close();
        }
    }

    /** One thread reads a session's rows, in their order. */
    @Override
    public @Nullable Spliterator<E> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
