package dev.backstitch.session;

import dev.backstitch.sql.StatementLog;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Tells of the statements that jOOQ runs in a session, as the session's own are told. */
final class StatementTeller implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private final transient StatementLog log;

    private StatementTeller(StatementLog log) {
        this.log = log;
    }

    /** jOOQ on a session's connection and transaction. */
    static DSLContext dsl(Connection connection, StatementLog log) {
        return DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.POSTGRES)
                .set(new SavepointProvider(connection))
                .setAppending(new StatementTeller(log)));
    }

    @Override
    public void executeStart(ExecuteContext context) {
        String sql = context.sql();
        if (sql != null) {
            log.sendingByJooq(sql);
        }
    }
}
