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

    /**
     * Loads the column where a query left it out, for the object and for all that came with it in one statement, unless the property was set since. Meant for the
     * object's own getter, as in {@code POSTS.body.load(this)}: it does nothing where the column is loaded, and nothing for a new object.
     *
     * @throws dev.backstitch.error.UsageException where the column is not loaded and no open session manages the object, or reading is strict
     */
    default void load(E entity) {
        ColumnLoader loader = mappedTable().attachments().of(entity);
        if (loader != null) {
            loader.load(entity, this);
        }
    }

    /** The column of the table itself where this is an alias's. */
    default Column<E, T> unaliased() {
        return this;
    }
}
