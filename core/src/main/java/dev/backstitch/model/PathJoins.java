package dev.backstitch.model;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/** Words paths as jOOQ's implicit joins. */
final class PathJoins {

    private PathJoins() {}

    static <V> Field<V> field(List<ToOne<?, ?>> steps, Column<?, V> column) {
        ToOne<?, ?> first = steps.get(0);
        return field(root(first), Alias.of(first.table())::of, steps, column);
    }

    /** The table at which a path begins, as the query has it. */
    static Table<?> root(ToOne<?, ?> first) {
        return first.definition().mapping().route() instanceof Route.Holding holding
                ? Alias.of(first.table()).of(holding.reference().table())
                : first.table();
    }

    /** @param near the columns of the table at which the steps begin, as the query has them */
    private static <V> Field<V> field(
            Table<?> root, UnaryOperator<Field<?>> near, List<ToOne<?, ?>> steps, Column<?, V> column) {
        RelationshipMapping<?, ?> mapping = steps.get(0).definition().mapping();
        List<ToOne<?, ?>> rest = steps.subList(1, steps.size());
        Column<?, ?> next = rest.isEmpty() ? column : nextKey(rest.get(0));
        if (mapping.route() instanceof Route.Holding holding && next != null && hasOnlyTable(mapping.target(), next)) {
            Joined joined = new Joined(root, holding.reference());
            return rest.isEmpty() ? joined.column(column) : field(joined, joined::column, rest, column);
        }
        Field<V> inner = rest.isEmpty() ? column : field(rest, column);
        boolean hidden = !(root instanceof Joined)
                && steps.get(0).table().unaliased() == steps.get(0).table();
        return Correlated.of(steps.get(0), near, !hidden).value(inner);
    }

    private static boolean hasOnlyTable(EntityMapping<?> target, Column<?, ?> column) {
        return target.parts().size() == 1
                && target.storage().table().getName().equals(column.getTable().getName());
    }

    /** The column that the next step begins with; null where that is held by the other table. */
    private static @Nullable Column<?, ?> nextKey(ToOne<?, ?> next) {
        return next.definition().mapping().route() instanceof Route.Holding holding
                ? holding.reference().columns().get(0)
                : null;
    }

    /** The table that a foreign key names, joined to the one that holds the key where the query uses a column of it. */
    private static final class Joined extends TableImpl<Record> {

        private static final long serialVersionUID = 1L;

        Joined(Table<?> near, Reference reference) {
            super(near, key(reference), null, reference.target().storage().table());
            for (Field<?> field : reference.target().storage().table().fields()) {
                createField(field.getUnqualifiedName(), field.getDataType());
            }
        }

        @SuppressWarnings("unchecked") // a column of the same name has the same type
        <V> Field<V> column(Field<V> column) {
            return (Field<V>) Objects.requireNonNull(field(column.getName()));
        }

        private static ForeignKey<Record, Record> key(Reference reference) {
            Table<Record> source = reference.table();
            Table<Record> target = reference.target().storage().table();
            Name name = DSL.name("path_" + reference.columns().get(0).getName());
            UniqueKey<Record> named =
                    Internal.createUniqueKey(target, name, fields(target, reference.targetColumns()), true);
            return Internal.createForeignKey(
                    source,
                    name,
                    fields(source, reference.columns()),
                    named,
                    fields(target, reference.targetColumns()),
                    true);
        }

        @SuppressWarnings("unchecked") // an array of generic fields
        private static TableField<Record, ?>[] fields(Table<Record> table, List<Column<?, ?>> columns) {
            return columns.stream()
                    .map(column -> (TableField<Record, ?>) table.field(column.getName()))
                    .toArray(TableField[]::new);
        }
    }
}
