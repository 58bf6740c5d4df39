package dev.backstitch.model;

import org.jooq.Record;
import org.jooq.Table;

/**
 * A table mapped to a class. It is a jOOQ table, so every jOOQ expression takes it.
 *
 * @param <E> the entity class
 */
public interface MappedTable<E> extends Mapping, Table<Record> {

    /** All that was declared of the table; frozen at the first call. */
    TableDefinition<E> definition();

    /** Finds who loads columns of its objects; the same for all aliases. */
    Attachments<E> attachments();

    /** The table that this one is an alias of; itself where it is none. */
    default MappedTable<E> unaliased() {
        return this;
    }
}
