package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.query.PageRequest;
import dev.backstitch.query.RowLock;
import dev.backstitch.query.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectForUpdateStep;
import org.jooq.SelectLimitPercentStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Runs the statements that read pages of selections: one row more than a page has, to tell whether another follows. Made by a session for its transaction; one thread. */
public final class PageReader {

    private static final Param<Long> LIMIT = DSL.param("backstitch.limit", SQLDataType.BIGINT);
    private static final Param<Long> OFFSET = DSL.param("backstitch.offset", SQLDataType.BIGINT);

    private final Executor executor;
    private final Statements statements;
    private final Shapes shapes;
    private final Cursors cursors;

    public PageReader(Executor executor, Statements statements, Shapes shapes, Cursors cursors) {
        this.executor = executor;
        this.statements = statements;
        this.shapes = shapes;
        this.cursors = cursors;
    }

    /** What is done with the rows of a page; they come from the other end where that was asked for. */
    public interface Rows<R> {

        R read(ResultSet rows, Places places) throws SQLException;
    }

    /** Tells where rows of a page are. Made for one page. */
    public final class Places {

        private final PageOrder order;
        private final String fingerprint;

        private Places(PageOrder order, String fingerprint) {
            this.order = order;
            this.fingerprint = fingerprint;
        }

        /** Where the current row is. */
        public List<@Nullable String> of(ResultSet row) throws SQLException {
            return order.values(row);
        }

        /** The same for the outside. */
        public String cursor(List<@Nullable String> place) {
            return cursors.write(fingerprint, place);
        }
    }

    /**
     * Reads a page, and one row more.
     *
     * @param before what is done before the statement is sent
     * @throws dev.backstitch.error.UsageException where the cursor is none of the selection's: nothing was done then
     */
    public <R> R read(
            EntityMapping<?> entity, Selection<?> selection, PageRequest page, Runnable before, Rows<R> rows) {
        FetchJoins joins = FetchJoins.of(selection.plan(), entity, shapes);
        PageOrder order = new PageOrder(entity, selection, joins);
        String fingerprint = fingerprint(entity, selection, order);
        String cursor = page.cursor();
        Seek seek = cursor == null
                ? null
                : new Seek(order.keys(page.backward()), cursors.read(fingerprint, cursor, selection.toString()));
        Map<String, @Nullable Object> bound = new HashMap<>(seek == null ? Map.of() : seek.bound());
        bound.put(LIMIT.getParamName(), page.size() + 1L);
        if (page.passed() > 0) {
            bound.put(OFFSET.getParamName(), page.passed());
        }
        SelectionText text = statements.selection(
                selection.constant(),
                form(page, seek),
                () -> new SelectionRendering(selection, shapes)
                        .render(select(entity, selection, order, joins, page, seek)));
        SelectionBinding binding = SelectionBinding.of(selection, bound, text);
        Places places = new Places(order, fingerprint);
        before.run();
        return executor.query(
                "reading " + entity.label(), text.sql(), binding::bind, result -> rows.read(result, places));
    }

    /** All that the text of a page's statement depends on. */
    private static String form(PageRequest page, @Nullable Seek seek) {
        return (page.backward() ? "page before " : "page after ")
                + (seek == null ? "" : seek.form())
                + (page.passed() > 0 ? "offset" : "");
    }

    private Select<Record> select(
            EntityMapping<?> entity,
            Selection<?> selection,
            PageOrder order,
            FetchJoins joins,
            PageRequest page,
            @Nullable Seek seek) {
        EntityRows rows = entity.rows(selection.table());
        Condition past = seek == null ? DSL.noCondition() : seek.condition();
        SelectLimitPercentStep<Record> some = SelectionReader.rows(
                        joined(selection, rows), rows, joins, order.further(), past)
                .orderBy(order.order(page.backward()))
                .limit(LIMIT);
        SelectForUpdateStep<Record> limited = page.passed() > 0 ? some.offset(OFFSET) : some;
        RowLock lock = selection.lock();
        return lock == null ? limited : SelectionReader.locked(rows, limited, lock);
    }

    /** What has to be the same for a cursor to be one of the selection's. */
    private String fingerprint(EntityMapping<?> entity, Selection<?> selection, PageOrder order) {
        EntityRows rows = entity.rows(selection.table());
        SelectionText text = statements.selection(
                selection.constant(),
                "fingerprint",
                () -> new SelectionRendering(selection, shapes)
                        .render(inNoPlace(joined(selection, rows)).orderBy(order.order(false))));
        return new SelectionBinding(selection, text).inWords();
    }

    private static SelectConditionStep<?> inNoPlace(JoinedRows joined) {
        return DSL.select(DSL.inline(1).as("one")).from(joined.once()).where(joined.condition());
    }

    private JoinedRows joined(Selection<?> selection, EntityRows rows) {
        return JoinedRows.ordered(selection, rows, shapes);
    }
}
