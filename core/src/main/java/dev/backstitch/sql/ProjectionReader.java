package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.change.TableSet;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.query.Projection;
import dev.backstitch.query.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectHavingStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Runs projections: it renders each once, binds its values and makes a value of each row. Made by a session for its transaction; one thread. */
public final class ProjectionReader {

    private final Executor executor;
    private final Statements statements;
    private final Shapes shapes;

    public ProjectionReader(Executor executor, Statements statements, Shapes shapes) {
        this.executor = executor;
        this.statements = statements;
        this.shapes = shapes;
    }

    /** The values, at most as many as given. */
    public <T> List<T> list(Projection<T> projection, @Nullable Integer atMost) {
        SelectionText text = text(projection, atMost);
        SelectionBinding binding = new SelectionBinding("the projection ", projection, projection.values(), text);
        List<Cell> cells = Cell.of(projection.value().fields());
        return executor.query("reading " + projection, text.sql(), binding::bind, rows -> {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(ValueRow.made(projection.value(), cells, rows));
            }
            return values;
        });
    }

    /** The tables that a projection reads. */
    public TableSet tables(Projection<?> projection) {
        return text(projection, null).tables();
    }

    private SelectionText text(Projection<?> projection, @Nullable Integer atMost) {
        return statements.selection(
                projection.constant(),
                "list " + atMost,
                () -> new SelectionRendering(projection.rows(), shapes).render(select(projection, atMost)));
    }

    private Select<Record> select(Projection<?> projection, @Nullable Integer atMost) {
        Selection<?> rows = projection.rows();
        EntityMapping<?> entity = shapes.model().entityOf(rows.table());
        JoinedRows joined = new JoinedRows(rows, entity.rows(rows.table()), shapes);
        List<Field<?>> fields = projection.value().fields();
        SelectSelectStep<Record> select = projection.isDistinct() ? DSL.selectDistinct(fields) : DSL.select(fields);
        SelectConditionStep<Record> where = select.from(joined.flat())
                .where(entity.rows(rows.table()).condition())
                .and(rows.condition());
        SelectHavingStep<Record> grouped = projection.groups().isEmpty()
                ? where
                : where.groupBy(projection.groups().toArray(GroupField[]::new));
        return SelectionReader.limited(grouped.having(projection.having()).orderBy(rows.order()), rows, atMost);
    }
}
