package dev.backstitch.model;

import java.util.List;
import org.jooq.Context;
import org.jooq.impl.CustomField;

/**
 * A column at the end of a {@link Path}. Immutable; made by {@link Path#path(Column)}.
 *
 * @param <V> the type of the column's values
 */
public final class PathField<V> extends CustomField<V> {

    private static final long serialVersionUID = 1L;

    private final transient List<ToOne<?, ?>> steps;
    private final transient Column<?, V> column;

    PathField(List<ToOne<?, ?>> steps, Column<?, V> column) {
        super(column.getUnqualifiedName(), column.definition().type());
        this.steps = steps;
        this.column = column;
    }

    /** The references on the way. */
    public List<ToOne<?, ?>> steps() {
        return steps;
    }

    /** The name, in the query, of the table at which it begins. */
    public String root() {
        return PathJoins.root(steps.get(0)).getName();
    }

    @Override
    public void accept(Context<?> context) {
        context.visit(PathJoins.field(steps, column));
    }
}
