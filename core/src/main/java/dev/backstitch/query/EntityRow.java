package dev.backstitch.query;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.MappedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** One row of a query over several tables: an object of each, and the query's other values. Immutable. */
public final class EntityRow {

    private final Map<String, ? extends @Nullable Object> entities;
    private final List<Field<?>> fields;
    private final List<? extends @Nullable Object> values;

    /**
     * @param entities by the names of their tables in the query
     * @param fields what the query selects besides
     * @param values of these fields
     */
    public EntityRow(
            Map<String, ? extends @Nullable Object> entities,
            List<Field<?>> fields,
            List<? extends @Nullable Object> values) {
        this.entities = entities;
        this.fields = fields;
        this.values = values;
    }

    /**
     * The object of a table, or of an alias of it; null where an outer join found none.
     *
     * @throws UsageException where the table was not given to {@code fetch(..)}
     */
    @SuppressWarnings("unchecked") // an object stands under the name of its own table
    public <E> @Nullable E get(MappedTable<E> table) {
        if (!entities.containsKey(table.getName())) {
            throw new UsageException("the row has no objects of "
                    + table.definition().label() + " by the name '" + table.getName() + "', but of " + entities.keySet()
                    + ": give the table to fetch(..)");
        }
        return (E) entities.get(table.getName());
    }

    /**
     * The value of a field that the query selects besides the tables' columns, such as {@code count()}.
     *
     * @throws UsageException where it selects no such field
     */
    @SuppressWarnings("unchecked") // a value stands at the place of its own field
    public <T> @Nullable T get(Field<T> field) {
        int place = fields.indexOf(field);
        if (place < 0) {
            List<String> names = new ArrayList<>();
            fields.forEach(each -> names.add(each.getName()));
            throw new UsageException("the row has no value of " + field.getName() + ", but of " + names
                    + ": take a column of a table from its object, or select the field");
        }
        return (T) values.get(place);
    }
}
