package dev.backstitch.model;

import java.util.List;
import org.jooq.Record;
import org.jooq.Table;

/**
 * A foreign key, resolved: the columns that hold it and the key they name, pair by pair.
 *
 * @param source the table that holds the key
 * @param columns its columns
 * @param target the table that is named
 * @param targetColumns the columns of the key named, in the order of {@code columns}
 */
public record Reference(
        EntityMapping<?> source,
        List<Column<?, ?>> columns,
        EntityMapping<?> target,
        List<Column<?, ?>> targetColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferrability deferrability) {

    public Reference {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** The table that has its columns. */
    public Table<Record> table() {
        return source.storage().table();
    }

    /** Whether every row that holds the key must name another: one of its columns is NOT NULL. */
    public boolean required() {
        return columns.stream().anyMatch(column -> !column.definition().nullable());
    }

    /** Its columns by whose NULL a row names none. */
    public List<Column<?, ?>> nullableColumns() {
        return columns.stream()
                .filter(column ->
                        column.definition().nullable() && !source.primaryKey().contains(column))
                .toList();
    }

    @Override
    public String toString() {
        return source.label() + columns.stream().map(Column::getName).toList() + " -> " + target.label();
    }
}
