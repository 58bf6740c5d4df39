package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import dev.backstitch.sql.TransactionStatements;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction is like. An immutable value, safe to share between threads: every step gives another. It holds for the transaction only; nothing of it
 * stays on the connection.
 */
public final class TransactionOptions {

    private static final TransactionOptions PLAIN = new TransactionOptions(false, false, null, null, Retry.none());

    private final boolean readOnly;
    private final boolean strict;
    private final @Nullable Isolation isolation;
    private final @Nullable Duration statementTimeout;
    private final Retry retry;

    private TransactionOptions(
            boolean readOnly,
            boolean strict,
            @Nullable Isolation isolation,
            @Nullable Duration statementTimeout,
            Retry retry) {
        this.readOnly = readOnly;
        this.strict = strict;
        this.isolation = isolation;
        this.statementTimeout = statementTimeout;
        this.retry = retry;
    }

    /** What a transaction is like where nothing is chosen. */
    public static TransactionOptions options() {
        return PLAIN;
    }

    /**
     * It only reads: PostgreSQL refuses to write, and so does the session, before anything is sent. At the end, and before queries, it does not look for changed
     * properties, which costs time where much was read: a property that was changed is not written, and nothing tells so but {@link Session#flush}.
     */
    public TransactionOptions readOnly() {
        return new TransactionOptions(true, strict, isolation, statementTimeout, retry);
    }

    /**
     * Reading a link that is not loaded is an error that says what to fetch, instead of a statement. What the session knows without one, such as a reference
     * to an object that it has, is read as ever.
     */
    public TransactionOptions strict() {
        return new TransactionOptions(readOnly, true, isolation, statementTimeout, retry);
    }

    /** What it sees of others. */
    public TransactionOptions isolation(Isolation level) {
        return new TransactionOptions(
                readOnly,
                strict,
                Objects.requireNonNull(level, "isolation(..) needs a level"),
                statementTimeout,
                retry);
    }

    /**
     * How long each of its statements may take: one that takes longer is cancelled, and the transaction fails.
     *
     * @throws UsageException where it is less than a millisecond, or more than 24 days
     */
    public TransactionOptions statementTimeout(Duration limit) {
        if (limit.compareTo(Duration.ofMillis(1)) < 0 || limit.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new UsageException(
                    "statementTimeout(" + limit
                            + ") is no limit that PostgreSQL knows: give at least a millisecond and at most 24 days, or leave it out");
        }
        return new TransactionOptions(readOnly, strict, isolation, limit, retry);
    }

    /** How often it is run where it conflicts with others, and what is waited in between. */
    public TransactionOptions retry(Retry how) {
        return new TransactionOptions(
                readOnly, strict, isolation, statementTimeout, Objects.requireNonNull(how, "retry(..) needs a Retry"));
    }

    /** The same as {@code retry(Retry.retry(attempts))}. */
    public TransactionOptions retry(int attempts) {
        return retry(Retry.retry(attempts));
    }

    boolean isReadOnly() {
        return readOnly;
    }

    boolean isStrict() {
        return strict;
    }

    @Nullable
    Duration statementTimeout() {
        return statementTimeout;
    }

    Retry retry() {
        return retry;
    }

    /** What begins the transaction. */
    List<Query> statements() {
        return TransactionStatements.of(
                readOnly, isolation == null ? "" : isolation.name().replace('_', ' '), statementTimeout);
    }
}
