package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/**
 * How often a transaction is run that conflicts with others, and how long is waited in between. An immutable value, safe to share between threads.
 *
 * <p>What is retried is run from its start, in a new session on a new connection: work that does more than change its session, such as sending a mail, is
 * done again.
 */
public final class Retry {

    private static final long FIRST_WAIT_MILLIS = 10;
    private static final int MOST_DOUBLINGS = 6;

    private static final Retry NONE = new Retry(1, failures -> Duration.ZERO);

    private final int attempts;
    private final IntFunction<Duration> waits;

    private Retry(int attempts, IntFunction<Duration> waits) {
        this.attempts = attempts;
        this.waits = waits;
    }

    /**
     * Runs the work so many times at most, and waits between two attempts: about 10 milliseconds at first, each time about twice as long, and at random, so
     * that two that conflicted do not meet again.
     *
     * @param attempts with the first one
     * @throws UsageException where it is less than 1
     */
    public static Retry retry(int attempts) {
        if (attempts < 1) {
            throw new UsageException("retry(" + attempts + ") would not even try once: give at least 1");
        }
        return new Retry(attempts, Retry::growingAtRandom);
    }

    static Retry none() {
        return NONE;
    }

    /** The same, with other waits: the function is given how many attempts have failed. */
    public Retry waiting(IntFunction<Duration> between) {
        return new Retry(attempts, Objects.requireNonNull(between, "waiting(..) needs a function"));
    }

    int attempts() {
        return attempts;
    }

    Duration waitAfter(int failures) {
        return waits.apply(failures);
    }

    private static Duration growingAtRandom(int failures) {
        long most = FIRST_WAIT_MILLIS << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
