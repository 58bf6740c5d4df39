package dev.backstitch.model;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Another name for what an entity's rows are read from: the table that was aliased has the name, and further tables of the same rows have it before their own.
 *
 * @param name as the query has it
 * @param table the one that was aliased, by its own name
 */
record Alias(String name, String table) {

    /** No name but the tables' own where the table is not aliased. */
    static Alias of(MappedTable<?> table) {
        return new Alias(table.getName(), table.unaliased().getName());
    }

    Table<Record> of(Table<Record> part) {
        return name.equals(table) ? part : part.as(nameOf(part));
    }

    <T> Field<T> of(Field<T> field, Table<?> part) {
        return name.equals(table) ? field : DSL.field(DSL.name(nameOf(part), field.getName()), field.getDataType());
    }

    /** @param column of one of the tables */
    <T> Field<T> of(Field<T> column) {
        return column instanceof TableField<?, T> field ? of(column, field.getTable()) : column;
    }

    private String nameOf(Table<?> part) {
        return part.getName().equals(table) ? name : name + "_" + part.getName();
    }
}
