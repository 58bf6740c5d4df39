package dev.backstitch.session;

import java.util.function.Consumer;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Tells who listens to a database of the statements that jOOQ runs in a session, as the session's own are told. */
final class StatementTeller implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> listener;

    StatementTeller(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        String sql = context.sql();
        if (sql != null) {
            listener.accept(sql);
        }
    }
}
