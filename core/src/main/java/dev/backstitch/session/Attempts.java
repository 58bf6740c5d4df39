package dev.backstitch.session;

import dev.backstitch.sql.DatabaseErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs a transaction until it succeeds, fails for another reason than a conflict, or has been tried often enough. Made for one call; one thread. */
final class Attempts {

    private final Retry retry;
    private final List<Throwable> failures = new ArrayList<>();

    Attempts(Retry retry) {
        this.retry = retry;
    }

    /** @param attempt the whole transaction, from its connection to its commit */
    <R> R run(Supplier<R> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (Throwable e) {
                boolean again = failures.size() + 1 < retry.attempts() && DatabaseErrors.isConflict(e);
                if (!again || !waited(e)) {
                    failures.stream().filter(earlier -> earlier != e).forEach(e::addSuppressed);
                    throw e;
                }
            }
        }
    }

    /** False where the thread was interrupted meanwhile: then it is not tried again. */
    private boolean waited(Throwable failure) {
        Duration wait = retry.waitAfter(failures.size() + 1);
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        failures.add(failure);
        return true;
    }
}
