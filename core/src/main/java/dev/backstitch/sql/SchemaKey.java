package dev.backstitch.sql;

import dev.backstitch.model.Deferrability;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.ReferentialAction;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** A key or an index of the schema, with its name. */
sealed interface SchemaKey {

    /** The table that it belongs to. */
    Table<?> table();

    String name();

    List<? extends Field<?>> columns();

    default List<String> columnNames() {
        return columns().stream().map(Field::getName).toList();
    }

    /** The primary key of a table or an association table. */
    record Primary(Table<?> table, String name, List<? extends Field<?>> columns) implements SchemaKey {}

    /** A unique key of a table. */
    record Unique(Table<?> table, String name, List<? extends Field<?>> columns, Deferrability deferrability)
            implements SchemaKey {}

    /** A foreign key, or one side of an association table. */
    record Foreign(
            Table<?> table,
            String name,
            List<? extends Field<?>> columns,
            EntityMapping<?> target,
            Table<?> targetTable,
            List<? extends Field<?>> targetColumns,
            ReferentialAction onDelete,
            ReferentialAction onUpdate,
            Deferrability deferrability)
            implements SchemaKey {

        List<String> targetColumnNames() {
            return targetColumns.stream().map(Field::getName).toList();
        }
    }

    /** An index on a foreign key's columns: PostgreSQL makes none, and a delete of the row referred to would read the whole table. */
    record Index(Table<?> table, String name, List<? extends Field<?>> columns) implements SchemaKey {}
}
