package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import dev.backstitch.sql.StatementLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * How many statements a session may still send. Made by {@link Session#budget}; counts until it is closed or the session ends; one thread.
 */
public final class Budget implements AutoCloseable {

    private final int most;
    private final StatementLog log;
    private final Counter counter = new Counter();
    private final List<SentStatement> sent = new ArrayList<>();

    /** @throws UsageException where it is negative */
    Budget(int most, StatementLog log) {
        if (most < 0) {
            throw new UsageException("budget(" + most + ") is negative: give 0 or more statements");
        }
        this.most = most;
        this.log = log;
        log.guard(counter);
    }

    private final class Counter implements StatementLog.Guard {

        @Override
        public void require(Supplier<String> cause, String sql) {
            if (sent.size() >= most) {
                throw new UsageException(refusal(new SentStatement(sql, cause.get())));
            }
        }

        @Override
        public void sending(Supplier<String> cause, String sql) {
            sent.add(new SentStatement(sql, cause.get()));
        }
    }

    private String refusal(SentStatement next) {
        StringBuilder text = new StringBuilder("the budget of ")
                .append(most)
                .append(most == 1 ? " statement is" : " statements is")
                .append(" spent, and another was refused before it was sent:\n  ")
                .append(next);
        for (int i = 0; i < sent.size(); i++) {
            text.append(i == 0 ? "\nsent were" : "")
                    .append("\n  ")
                    .append(i + 1)
                    .append(". ")
                    .append(sent.get(i));
        }
        return text.append("\nfetch what is read of many objects with their query, or give a larger budget")
                .toString();
    }

    /** What was sent so far. */
    public List<SentStatement> sent() {
        return Collections.unmodifiableList(sent);
    }

    /** How many more may be sent. */
    public int left() {
        return most - sent.size();
    }

    /** From now on it does not count. */
    @Override
    public void close() {
        log.unguard(counter);
    }
}
