package dev.backstitch.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows why a session sends its statements, and tells of each before it is sent. Made by a session; one thread. */
public final class StatementLog {

    private final Listener listener;
    private final List<Guard> guards = new ArrayList<>();
    private @Nullable Supplier<String> cause;

    /** Is told of a statement before it is sent. */
    public interface Listener {

        /** @param cause why it is sent, in words */
        void sending(Supplier<String> cause, String sql);
    }

    /** Is asked before anybody is told. */
    public interface Guard extends Listener {

        /** Throws where the statement must not be sent. */
        void require(Supplier<String> cause, String sql);
    }

    /** @param listener told of what no guard refuses */
    public StatementLog(Listener listener) {
        this.listener = listener;
    }

    /** From now on it is asked. */
    public void guard(Guard guard) {
        guards.add(guard);
    }

    /** It is not asked any more. */
    public void unguard(Guard guard) {
        guards.remove(guard);
    }

    /** Does what sends statements for a reason. */
    public <R> R during(Supplier<String> why, Supplier<R> work) {
        Supplier<String> outer = cause;
        cause = outer == null ? why : () -> why.get() + " for " + outer.get();
        try {
            return work.get();
        } finally {
            cause = outer;
        }
    }

    /** The same for what gives nothing back. */
    public void during(Supplier<String> why, Runnable work) {
        during(why, () -> {
            work.run();
            return true;
        });
    }

    /**
     * A statement is about to be sent.
     *
     * @param doing what it does, as in {@code loading Users.posts}: told where the reason does not say it
     */
    public void sending(String doing, String sql) {
        Supplier<String> why = cause;
        tell(why == null ? () -> doing : () -> both(why.get(), doing), sql);
    }

    /** jOOQ is about to send one: a user's own, where nothing else is told to be the reason. */
    public void sendingByJooq(String sql) {
        Supplier<String> why = cause;
        tell(why == null ? () -> "session.dsl()" : why, sql);
    }

    private void tell(Supplier<String> why, String sql) {
        for (Guard guard : guards) {
            guard.require(why, sql);
        }
        for (Guard guard : guards) {
            guard.sending(why, sql);
        }
        listener.sending(why, sql);
    }

    private static String both(String why, String doing) {
        return why.contains(doing.substring(doing.indexOf(' ') + 1)) ? why : why + ", " + doing;
    }
}
