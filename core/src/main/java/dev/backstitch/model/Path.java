package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;

/**
 * A way from an entity along references, whose end's columns a query may use as if they were its own. An immutable value; made by {@link ToOne#path}.
 *
 * @param <E> the entity class at which it begins
 * @param <T> the entity class to which it leads
 */
public final class Path<E, T> {

    private final List<ToOne<?, ?>> steps;

    private Path(List<ToOne<?, ?>> steps) {
        this.steps = List.copyOf(steps);
    }

    static <E, T> Path<E, T> along(ToOne<E, T> reference) {
        return new Path<>(List.of(reference));
    }

    /**
     * A column of the entity at the end, NULL where there is none: jOOQ joins the tables on the way, once for all columns read by the same path. Where the way
     * is held by the other table, it is a subquery.
     */
    public <V> Field<V> path(Column<? super T, V> column) {
        return new PathField<>(steps, column);
    }

    /** The way one reference further. */
    public <U> Path<E, U> path(ToOne<? super T, U> reference) {
        List<ToOne<?, ?>> longer = new ArrayList<>(steps);
        longer.add(reference);
        return new Path<>(longer);
    }
}
