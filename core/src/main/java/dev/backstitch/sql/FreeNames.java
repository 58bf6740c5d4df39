package dev.backstitch.sql;

import dev.backstitch.model.Column;
import dev.backstitch.model.PathField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * Finds by which names a part of a query uses tables that it does not read itself, as a subquery does: it is rendered for that. Made for one part.
 */
final class FreeNames implements VisitListener {

    private final Deque<Scope> scopes = new ArrayDeque<>();
    private Set<String> declared = Set.of();
    private int insidePath;
    private boolean told = true;

    /** What one subquery reads and uses. */
    private record Scope(Set<String> declared, Set<String> used) {
        Scope() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    private FreeNames() {
        scopes.push(new Scope());
    }

    /** Whether a part uses none of some names, as far as that can be told: plain SQL may use any. */
    static boolean areNone(QueryPart part, Set<String> of) {
        FreeNames names = names(part);
        return names.told && names.scopes.element().used().stream().noneMatch(of::contains);
    }

    /** Those of some names that a part is known to use. */
    static Set<String> among(QueryPart part, Set<String> some) {
        Set<String> used = names(part).scopes.element().used();
        used.retainAll(some);
        return used;
    }

    /** The names by which a table, which may be a join of several, is read. */
    static Set<String> declaredBy(Table<?> table) {
        Set<String> declared = names(DSL.selectOne().from(table)).declared;
        declared.remove("");
        return declared;
    }

    /** Whether a table is read where it is visited, and not inside an alias: otherwise it only qualifies a column or has another name. */
    static boolean isReadByItsName(VisitContext context) {
        QueryPart[] parts = context.queryParts();
        boolean named = parts.length > 2
                && parts[parts.length - 3] instanceof Table
                && !(parts[parts.length - 2] instanceof Table);
        return context.context().declareTables() && !named;
    }

    private static FreeNames names(QueryPart part) {
        FreeNames names = new FreeNames();
        DSL.using(new DefaultConfiguration().set(SQLDialect.POSTGRES).set(names))
                .render(part);
        return names;
    }

    @Override
    public void visitStart(VisitContext context) {
        QueryPart part = context.queryPart();
        if (part instanceof PathField<?> path) {
            if (insidePath++ == 0) {
                scopes.element().used().add(path.root());
            }
        } else if (insidePath > 0) {
            return;
        } else if (part instanceof Select) {
            scopes.push(new Scope());
        } else if (part instanceof Table<?> table) {
            if (isReadByItsName(context)) {
                scopes.element().declared().add(table.getName());
            }
        } else if (part instanceof Column<?, ?> column) {
            scopes.element().used().add(column.getTable().getName());
        } else if (part instanceof Field<?> field && field.getQualifiedName().qualified()) {
            scopes.element().used().add(field.getQualifiedName().qualifier().last());
        } else if (TablesRead.isPlainSql(part)) {
            told = false;
        }
    }

    @Override
    public void visitEnd(VisitContext context) {
        QueryPart part = context.queryPart();
        if (part instanceof PathField) {
            insidePath--;
        } else if (insidePath == 0 && part instanceof Select) {
            Scope ended = scopes.pop();
            ended.used().removeAll(ended.declared());
            declared = ended.declared().isEmpty() ? declared : ended.declared();
            scopes.element().used().addAll(ended.used());
        }
    }
}
