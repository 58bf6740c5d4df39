package dev.backstitch.law.random;

import dev.backstitch.testing.Seed;
import java.util.Random;
import java.util.function.Consumer;

/** Runs random programs until enough operations are done; the first that fails is shrunk and told. */
final class Campaign {

    /** What the programs are drawn from. */
    static final long SEED = Seed.VALUE;

    private final Consumer<Program> trial;
    private final boolean withSession;

    /** @param trial runs one program and throws where the law is broken */
    Campaign(Consumer<Program> trial, boolean withSession) {
        this.trial = trial;
        this.withSession = withSession;
    }

    /** Runs as many operations as {@code backstitch.operations} says, or a number of its own. */
    void run(long usually) {
        long wanted = Long.getLong("backstitch.operations", usually);
        Random random = new Random(SEED);
        for (long done = 0; done < wanted; ) {
            Program program = Program.random(random, withSession);
            if (failure(program) != null) {
                throw shrunk(program);
            }
            done += program.size();
        }
    }

    /** The smallest failing part of a failing program, in a text that can be replayed. */
    AssertionError shrunk(Program failing) {
        Program smallest = new Shrinker(program -> failure(program) != null).shrink(failing);
        Throwable cause = failure(smallest);
        return new AssertionError(
                "-Dbackstitch.seed=" + SEED + " found a program that breaks the law: " + cause
                        + "\nTo run it again: replay(\"\"\"\n" + smallest + "\n\"\"\");",
                cause);
    }

    private Throwable failure(Program program) {
        try {
            trial.accept(program);
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }
}
