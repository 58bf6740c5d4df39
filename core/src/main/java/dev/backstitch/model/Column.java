package dev.backstitch.model;

import org.jooq.Record;
import org.jooq.TableField;

/**
 * A column of a mapped table. It is a jOOQ field, so every jOOQ expression takes it.
 *
 * @param <E> the entity class of the table
 * @param <T> the type of the column's values
 */
public interface Column<E, T> extends TableField<Record, T> {

    /** All that was declared of the column. */
    ColumnDefinition<E, T> definition();

    /** The table that the column belongs to. */
    MappedTable<E> mappedTable();

    /** The column of the table itself where this is an alias's. */
    default Column<E, T> unaliased() {
        return this;
    }
}
