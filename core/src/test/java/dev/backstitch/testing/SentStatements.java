package dev.backstitch.testing;

import dev.backstitch.session.SentStatement;
import dev.backstitch.session.StatementObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records the statements that all databases of the JVM send, on any thread. Each database finds it as a service; it keeps nothing while nobody records. For users' own
 * tests: {@code try (var recording = SentStatements.record()) { ..; assertThat(recording.sent()).hasSize(2); }}.
 */
public final class SentStatements implements StatementObserver {

    private static final List<Recording> OPEN = new CopyOnWriteArrayList<>();

    /** Made by every database for itself. */
    public SentStatements() {}

    /** Records from now on. */
    public static Recording record() {
        Recording recording = new Recording();
        OPEN.add(recording);
        return recording;
    }

    @Override
    public void sending(SentStatement statement) {
        OPEN.forEach(recording -> recording.add(statement));
    }

    /** What was sent since it began, until it is ended; safe for all threads. */
    public static final class Recording implements AutoCloseable {

        private final List<SentStatement> sent = new ArrayList<>();

        private Recording() {}

        private synchronized void add(SentStatement statement) {
            sent.add(statement);
        }

        /** What was sent so far, in its order. */
        public synchronized List<SentStatement> sent() {
            return List.copyOf(sent);
        }

        /** Records no more; what was sent. */
        public List<SentStatement> end() {
            OPEN.remove(this);
            return sent();
        }

        @Override
        public void close() {
            end();
        }
    }
}
