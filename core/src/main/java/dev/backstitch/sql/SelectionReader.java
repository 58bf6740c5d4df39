package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.change.TableSet;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.RowLock;
import dev.backstitch.query.Selection;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectForUpdateOfStep;
import org.jooq.SelectForUpdateStep;
import org.jooq.SelectForUpdateWaitStep;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Runs the selections of users, whose conditions may be anything that jOOQ knows: it renders each once and binds its values. Made by a session for its
 * transaction; one thread.
 */
public final class SelectionReader {

    private final Executor executor;
    private final Statements statements;
    private final Shapes shapes;

    public SelectionReader(Executor executor, Statements statements, Shapes shapes) {
        this.executor = executor;
        this.statements = statements;
        this.shapes = shapes;
    }

    /** Reads the rows of a selection's own table, at most as many as given. */
    public <R> R read(
            EntityMapping<?> entity, Selection<?> selection, @Nullable Integer atMost, Executor.Rows<R> rows) {
        SelectionText text = text(entity, selection, atMost);
        SelectionBinding binding = new SelectionBinding(selection, text);
        return executor.query("reading " + entity.label(), text.sql(), binding::bind, rows);
    }

    /** The statement for a selection and its whole plan. */
    public RoundTrip roundTrip(EntityMapping<?> entity, Selection<?> selection) {
        return new RoundTrip(entity, selection, shapes, statements);
    }

    /** Reads a selection and its whole plan, at most as many of its own rows as given. */
    public <R> R read(RoundTrip trip, Selection<?> selection, @Nullable Integer atMost, Executor.Rows<R> rows) {
        EntityMapping<?> entity = trip.nodes().get(0).entity();
        // Tells what does not fit in the words of the selection alone.
        SelectionBinding.check(selection, text(entity, selection, atMost));
        SelectionText text = statements.selection(
                selection.constant(),
                "round trip " + atMost,
                () -> new SelectionRendering(selection, shapes).render(trip.query(atMost)));
        SelectionBinding binding = new SelectionBinding(selection, text);
        return executor.query("reading " + entity.label() + " with its plan", text.sql(), binding::bind, rows);
    }

    /** The same of which the server keeps the rows, and some are fetched at a time. */
    public RowCursor open(EntityMapping<?> entity, Selection<?> selection, int fetched) {
        SelectionText text = text(entity, selection, null);
        SelectionBinding binding = new SelectionBinding(selection, text);
        return executor.open("reading " + entity.label(), text.sql(), binding::bind, fetched);
    }

    /**
     * The tables that a selection reads, with those of what it fetches.
     *
     * @throws dev.backstitch.error.BackstitchException where the selection cannot run, before anything is flushed for it
     */
    public TableSet tables(Selection<?> selection) {
        SelectionText text = text(shapes.model().entityOf(selection.table()), selection, null);
        SelectionBinding.check(selection, text);
        return text.tables();
    }

    /** The tables that a fetch plan reads. */
    public TableSet tables(FetchPlan<?> plan) {
        return new TablesRead(plan, shapes).found();
    }

    /** How many rows a selection selects. */
    public long count(EntityMapping<?> entity, Selection<?> selection) {
        return value(entity, selection, "count", () -> DSL.selectCount().from(matching(entity, selection)));
    }

    /** Whether a selection selects any row. */
    public boolean exists(EntityMapping<?> entity, Selection<?> selection) {
        return value(
                        entity,
                        selection,
                        "exists",
                        () -> DSL.select(DSL.count())
                                .from(DSL.select(DSL.inline(1).as("one"))
                                        .from(matching(entity, selection))
                                        .limit(DSL.inline(1))
                                        .asTable("found")))
                > 0;
    }

    private long value(EntityMapping<?> entity, Selection<?> selection, String form, Supplier<Query> query) {
        SelectionText text = statements.selection(
                selection.constant(), form, () -> new SelectionRendering(selection, shapes).render(query.get()));
        SelectionBinding binding = new SelectionBinding(selection, text);
        return executor.query("counting " + entity.label(), text.sql(), binding::bind, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The rows without their columns, in no order but where a limit needs one. */
    private Table<?> matching(EntityMapping<?> entity, Selection<?> selection) {
        JoinedRows joined = joined(selection, entity.rows(selection.table()));
        boolean some = selection.limit() != null || selection.offset() != null;
        SelectLimitStep<?> all = DSL.select(DSL.inline(1).as("one"))
                .from(joined.once())
                .where(joined.condition())
                .orderBy(some ? selection.order() : List.of());
        return limited(all, selection, null).asTable("matching");
    }

    private SelectionText text(EntityMapping<?> entity, Selection<?> selection, @Nullable Integer atMost) {
        Supplier<SelectionText> rendering =
                () -> new SelectionRendering(selection, shapes).render(select(entity, selection, atMost));
        SelectionForm form = SelectionForm.of(shapes.of(entity), selection, atMost);
        return form == null
                ? statements.selection(selection.constant(), "list " + atMost, rendering)
                : statements.selection(form, rendering);
    }

    private JoinedRows joined(Selection<?> selection, EntityRows rows) {
        return JoinedRows.ordered(selection, rows, shapes);
    }

    private Select<Record> select(EntityMapping<?> entity, Selection<?> selection, @Nullable Integer atMost) {
        EntityRows rows = entity.rows(selection.table());
        SelectLimitStep<Record> ordered = rows(
                        joined(selection, rows),
                        rows,
                        FetchJoins.of(selection.plan(), entity, shapes),
                        List.of(),
                        DSL.noCondition())
                .orderBy(selection.order());
        SelectForUpdateStep<Record> limited = limited(ordered, selection, atMost);
        RowLock lock = selection.lock();
        return lock == null ? limited : locked(rows, limited, lock);
    }

    /**
     * The rows of a selection in no order.
     *
     * @param joins what is joined for the fetch plan
     * @param further what is selected besides
     * @param restriction what they have to fulfil besides
     */
    static SelectConditionStep<Record> rows(
            JoinedRows joined, EntityRows rows, FetchJoins joins, List<Field<?>> further, Condition restriction) {
        return DSL.select(joins.after(joins.columns().of(rows)))
                .select(further)
                .from(joins.onto(joined.once(), rows.fields()))
                .where(joined.condition())
                .and(restriction);
    }

    static <R extends Record> SelectForUpdateStep<R> limited(
            SelectLimitStep<R> ordered, Selection<?> selection, @Nullable Integer atMost) {
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

    static Select<Record> locked(EntityRows rows, SelectForUpdateStep<Record> query, RowLock lock) {
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
