package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Momentary;
import dev.backstitch.model.PathField;
import dev.backstitch.model.ToOne;
import dev.backstitch.query.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Renders one selection and notes on the way what is bound and what is read. Made for one rendering. */
final class SelectionRendering implements VisitListener {

    private static final int MOST_PARAMETERS = 65_535;

    private final String what;
    private final TablesRead tables;
    private final List<BoundValue<?>> values = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Set<String> declared = new HashSet<>();
    private final Map<String, Use> used = new LinkedHashMap<>();
    private boolean keepable = true;
    private boolean anyTable;

    SelectionRendering(Selection<?> selection, Shapes shapes) {
        this("the query on " + selection.table().definition().label(), new TablesRead(selection, shapes));
    }

    /**
     * @param what messages call it
     * @param tables finds what is read
     */
    SelectionRendering(String what, TablesRead tables) {
        this.what = what;
        this.tables = tables;
    }

    /** What is used of a table, as messages call it. */
    private record Use(String what, MappedTable<?> of) {}

    /** @throws UsageException where it uses a column of a table that it does not read, or has more values than PostgreSQL takes */
    SelectionText render(Query query) {
        String sql = DSL.using(
                        new DefaultConfiguration().set(SQLDialect.POSTGRES).set(this))
                .render(query);
        used.forEach((table, use) -> {
            if (!declared.contains(table) && !anyTable) {
                throw new UsageException(unread(table, use));
            }
        });
        if (values.size() > MOST_PARAMETERS) {
            throw new UsageException(what + " has " + values.size()
                    + " values, and PostgreSQL takes " + MOST_PARAMETERS
                    + " in one statement: compare with many at once by column.in(keys), which are sent as one array; nothing"
                    + " was sent");
        }
        return new SelectionText(sql, values, tables.found(), keepable);
    }

    private String unread(String table, Use use) {
        MappedTable<?> mapped = use.of();
        return mapped.unaliased() == mapped
                ? what + " uses " + use.what() + ", and reads no " + table
                        + ": ask through a relationship, as in any(..), has(..) or path(..), or join the table"
                : what + " uses " + use.what() + " of the alias '" + table
                        + "', and reads nothing by that name: query from(..) the alias, or join it";
    }

    @Override
    public void visitStart(VisitContext context) {
        QueryPart shortened = ValueList.shortened(context.queryPart());
        if (shortened != null) {
            context.queryPart(shortened);
            return;
        }
        QueryPart part = context.queryPart();
        if (part instanceof ValueList<?> list) {
            values.add(list.values());
            return;
        }
        if (part instanceof Table<?> table) {
            visited(table, context);
        } else {
            tables.visited(part);
        }
        if (part instanceof Param<?> parameter && !parameter.isInline()) {
            open.push(values.size());
        } else if (part instanceof Column<?, ?> column) {
            MappedTable<?> table = column.mappedTable();
            used.putIfAbsent(
                    column.getTable().getName(), new Use(table.definition().label() + "." + column.getName(), table));
        } else if (part instanceof PathField<?> path) {
            ToOne<?, ?> first = path.steps().get(0);
            used.putIfAbsent(
                    path.root(), new Use("a path along " + first.definition().label(), first.table()));
        } else if (part instanceof TableField<?, ?> field && field.getTable() instanceof MappedTable<?> table) {
            used(table, field);
        } else if (TablesRead.isPlainSql(part)) {
            anyTable |= context.context().declareTables();
        } else if (isOthers(part)) {
            keepable = false;
        }
    }

    /** A column as jOOQ has it, out of {@code fields()}. */
    private void used(MappedTable<?> table, Field<?> field) {
        used.putIfAbsent(table.getName(), new Use(table.definition().label() + "." + field.getName(), table));
    }

    /** Where it is not read from, a table qualifies a column only; inside an alias it is read, but not by its own name. */
    private void visited(Table<?> table, VisitContext context) {
        if (context.context().declareTables()) {
            tables.visited(table);
        }
        if (FreeNames.isReadByItsName(context)) {
            declared.add(table.getName());
        }
    }

    /** A parameter may render itself as another one, of a type that it was found to have: that one is bound. */
    @Override
    public void visitEnd(VisitContext context) {
        if (context.queryPart() instanceof Param<?> parameter && !parameter.isInline() && open.pop() == values.size()) {
            values.add(BoundValue.of(parameter));
        }
    }

    /** Parts of a user's own may render differently each time. */
    private static boolean isOthers(QueryPart part) {
        boolean custom = part instanceof CustomField || part instanceof CustomCondition;
        boolean known = part instanceof Column
                || part instanceof ArraySlot
                || part.getClass().getPackage().equals(Column.class.getPackage());
        return part instanceof Momentary || (custom && !known);
    }
}
