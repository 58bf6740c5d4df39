package dev.backstitch.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping class declares of its table, unchecked: {@link Model#of} checks it.
 *
 * @param label what messages call the table: the simple name of the mapping class
 * @param name the table's name in the database
 * @param entityType the class whose objects are its rows
 * @param factory makes an empty object; null where no object is of the class alone
 * @param extension of another table's entities; null where there is none
 * @param discriminators the columns that say of which class a row is; at most one is right
 * @param columns in the order of their declaration
 * @param primaryKey the columns of the primary key, in the order of their declaration
 * @param uniqueKeys besides the primary key
 * @param versions the columns that tell whether a row was changed since it was read; at most one is right
 * @param references the foreign keys
 * @param relationships in the order of their declaration
 * @param embedded the values over several columns
 */
public record TableDefinition<E>(
        String label,
        String name,
        Class<E> entityType,
        @Nullable Supplier<? extends E> factory,
        @Nullable Extension<? super E> extension,
        List<Discriminator<E>> discriminators,
        List<Column<E, ?>> columns,
        List<Column<E, ?>> primaryKey,
        List<UniqueKeyDefinition<E>> uniqueKeys,
        List<Column<E, ?>> versions,
        List<ReferenceDefinition<E>> references,
        List<Relationship<E, ?>> relationships,
        List<Embedded<E, ?>> embedded) {

    public TableDefinition {
        discriminators = List.copyOf(discriminators);
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
        versions = List.copyOf(versions);
        references = List.copyOf(references);
        relationships = List.copyOf(relationships);
        embedded = List.copyOf(embedded);
    }
}
