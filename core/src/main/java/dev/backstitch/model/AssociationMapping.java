package dev.backstitch.model;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * An association table, resolved.
 *
 * @param ordinal its place among the model's association tables
 * @param table the table as jOOQ sees it
 * @param from the side declared first
 * @param to the other side
 * @param ignoresExisting whether a row that is there already is as good as inserted
 */
public record AssociationMapping(int ordinal, Table<Record> table, Side from, Side to, boolean ignoresExisting) {

    /** One side: the columns that hold a key, the table it names, and the key columns in the same order. */
    public record Side(List<Field<?>> columns, EntityMapping<?> target, List<Column<?, ?>> targetColumns) {

        public Side {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    public String name() {
        return table.getName();
    }

    /** There is one object an association of a model; comparing the columns of two would cost more than all the rest of a link. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
