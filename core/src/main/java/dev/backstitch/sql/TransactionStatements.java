package dev.backstitch.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Words what sets a transaction's mode. All of it ends with the transaction; jOOQ has no word for SET TRANSACTION. */
public final class TransactionStatements {

    private TransactionStatements() {}

    /** @param isolation the level, as in {@code REPEATABLE READ}; empty for the server's */
    public static List<Query> of(boolean readOnly, String isolation, @Nullable Duration statementTimeout) {
        List<String> modes = new ArrayList<>();
        if (!isolation.isEmpty()) {
            modes.add("isolation level " + isolation.toLowerCase(Locale.ROOT));
        }
        if (readOnly) {
            modes.add("read only");
        }
        List<Query> statements = new ArrayList<>();
        if (!modes.isEmpty()) {
            statements.add(DSL.query("set transaction " + String.join(", ", modes)));
        }
        if (statementTimeout != null) {
            statements.add(DSL.query("set local statement_timeout = " + statementTimeout.toMillis()));
        }
        return statements;
    }
}
