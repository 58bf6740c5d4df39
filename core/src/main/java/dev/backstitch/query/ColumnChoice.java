package dev.backstitch.query;

import dev.backstitch.model.Column;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of entities a query reads, besides those that a session cannot do without. An immutable value.
 *
 * @param named those that are read; null for all
 * @param left those that are not, also where they are named
 */
public record ColumnChoice(@Nullable Set<Column<?, ?>> named, Set<Column<?, ?>> left) {

    /** All columns. */
    public static final ColumnChoice ALL = new ColumnChoice(null, Set.of());

    /** Only these, and those that were named before. */
    ColumnChoice only(List<? extends Column<?, ?>> columns) {
        return new ColumnChoice(both(named == null ? Set.of() : named, columns), left);
    }

    /** All but these, and those that were left out before. */
    ColumnChoice except(List<? extends Column<?, ?>> columns) {
        return new ColumnChoice(named, both(left, columns));
    }

    private static Set<Column<?, ?>> both(Set<Column<?, ?>> some, List<? extends Column<?, ?>> more) {
        Set<Column<?, ?>> all = new LinkedHashSet<>(some);
        more.forEach(column -> all.add(column.unaliased()));
        return all;
    }

    /** Whether every column is read. */
    public boolean isAll() {
        return named == null && left.isEmpty();
    }

    /** As in {@code only(id, title)}; empty for all. */
    @Override
    public String toString() {
        String only = named == null ? "" : "only(" + names(named) + ")";
        String except = left.isEmpty() ? "" : "except(" + names(left) + ")";
        return only + (only.isEmpty() || except.isEmpty() ? "" : ".") + except;
    }

    private static String names(Set<Column<?, ?>> columns) {
        return columns.stream().map(Column::getName).collect(Collectors.joining(", "));
    }
}
