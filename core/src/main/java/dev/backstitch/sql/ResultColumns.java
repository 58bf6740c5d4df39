package dev.backstitch.sql;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.MappedTable;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What the columns of a result are called, by which those of tables are found in it. Immutable. */
public final class ResultColumns {

    private final List<Name> names;
    private final boolean sent;

    /** @param table null where only the name of the column is known */
    private record Name(@Nullable String table, String column) {

        static Name of(Field<?> field) {
            org.jooq.Name name = field.getQualifiedName();
            String table = field instanceof Column<?, ?> column
                    ? column.getTable().getName()
                    : name.qualified() ? name.qualifier().last() : null;
            return new Name(table, field.getName());
        }

        @Override
        public String toString() {
            return table == null ? column : table + "." + column;
        }
    }

    private ResultColumns(List<Name> names, boolean sent) {
        this.names = List.copyOf(names);
        this.sent = sent;
    }

    static ResultColumns of(List<Field<?>> fields) {
        return new ResultColumns(fields.stream().map(Name::of).toList(), false);
    }

    /** What plain SQL selected: their tables are not told. */
    static ResultColumns of(ResultSetMetaData result) throws SQLException {
        List<Name> names = new ArrayList<>();
        for (int i = 1; i <= result.getColumnCount(); i++) {
            names.add(new Name(null, result.getColumnLabel(i)));
        }
        return new ResultColumns(names, true);
    }

    /**
     * Where the result has the columns of an entity, in the order of its rows' fields.
     *
     * @throws UsageException where it lacks one, or several may be meant
     */
    int[] places(EntityMapping<?> entity, MappedTable<?> as) {
        List<Field<?>> fields = entity.rows(as).fields();
        int[] places = new int[fields.size()];
        Set<String> missing = new LinkedHashSet<>();
        for (int i = 0; i < places.length; i++) {
            Name wanted = Name.of(fields.get(i));
            places[i] = place(wanted, entity);
            if (places[i] < 0) {
                missing.add(wanted.toString());
            }
        }
        if (!missing.isEmpty()) {
            throw new UsageException("fetch(..) reads whole rows of " + entity.label()
                    + ", and the query does not select " + String.join(", ", missing)
                    + ": select all columns, as in select(TABLE.fields())" + end());
        }
        return places;
    }

    private int place(Name wanted, EntityMapping<?> entity) {
        int exact = names.indexOf(wanted);
        if (exact >= 0) {
            return exact;
        }
        Name bare = new Name(null, wanted.column());
        int first = names.indexOf(bare);
        if (first != names.lastIndexOf(bare)) {
            throw new UsageException("the query selects several columns named " + wanted.column()
                    + ", and fetch(..) cannot tell which is that of " + entity.label()
                    + ": give them different names, or let jOOQ name them by select(TABLE.fields())" + end());
        }
        return first;
    }

    private String end() {
        return sent ? "" : "; nothing was sent";
    }

    /** @throws UsageException where one column would be taken for that of two tables */
    void requireApart(List<int[]> places) {
        Set<Integer> taken = new LinkedHashSet<>();
        for (int[] some : places) {
            for (int place : some) {
                if (!taken.add(place)) {
                    throw new UsageException("the query selects one column named " + names.get(place)
                            + ", and fetch(..) cannot tell of which table it is: select the columns of each, as in"
                            + " select(TABLE.fields())" + end());
                }
            }
        }
    }
}
