package dev.backstitch.sql;

import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.query.RowLock;
import dev.backstitch.query.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectForUpdateOfStep;
import org.jooq.SelectForUpdateStep;
import org.jooq.SelectForUpdateWaitStep;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Runs the selections of users, whose conditions may be anything that jOOQ knows: jOOQ binds and executes them. Made by a session; one thread. */
public final class SelectionReader {

    private final DSLContext dsl;
    private final Executor executor;

    public SelectionReader(DSLContext dsl, Executor executor) {
        this.dsl = dsl;
        this.executor = executor;
    }

    /** Reads the rows of a selection's own table, at most as many as given. */
    public <R> R read(
            EntityMapping<?> entity, Selection<?> selection, @Nullable Integer atMost, Executor.Rows<R> rows) {
        Select<Record> query = select(entity, selection, atMost);
        String doing = "reading " + entity.label();
        try (ResultSet result = query.fetchResultSet()) {
            return rows.read(result);
        } catch (SQLException e) {
            throw executor.failed(e, doing);
        } catch (DataAccessException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw executor.failed(cause, doing);
            }
            throw e;
        }
    }

    private Select<Record> select(EntityMapping<?> entity, Selection<?> selection, @Nullable Integer atMost) {
        EntityRows rows = entity.rows(selection.table());
        SelectLimitStep<Record> ordered = dsl.select(rows.fields())
                .from(rows.from())
                .where(rows.condition())
                .and(selection.condition())
                .orderBy(selection.order());
        SelectForUpdateStep<Record> limited = limited(ordered, selection, atMost);
        RowLock lock = selection.lock();
        return lock == null ? limited : locked(rows, limited, lock);
    }

    private static SelectForUpdateStep<Record> limited(
            SelectLimitStep<Record> ordered, Selection<?> selection, @Nullable Integer atMost) {
        Number limit = selection.limit();
        if (atMost != null && (limit == null || limit.longValue() > atMost)) {
            limit = atMost;
        }
        Number offset = selection.offset();
        if (limit != null && offset != null) {
            return ordered.limit(limit).offset(offset);
        }
        return limit != null ? ordered.limit(limit) : offset != null ? ordered.offset(offset) : ordered;
    }

    private static Select<Record> locked(EntityRows rows, SelectForUpdateStep<Record> query, RowLock lock) {
        SelectForUpdateOfStep<Record> all = switch (lock.strength()) {
            case UPDATE -> query.forUpdate();
            case NO_KEY_UPDATE -> query.forNoKeyUpdate();
            case SHARE -> query.forShare();
            case KEY_SHARE -> query.forKeyShare();
        };
        // PostgreSQL locks no rows of tables that only some of the entities have a part in, or that only a path leads
        // to.
        SelectForUpdateWaitStep<Record> locked = all.of(rows.tables().toArray(Table<?>[]::new));
        return switch (lock.held()) {
            case WAIT -> locked;
            case NO_WAIT -> locked.noWait();
            case SKIP -> locked.skipLocked();
        };
    }
}
