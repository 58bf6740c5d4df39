package dev.backstitch.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of a table are besides: entities of another table, of which they have all columns and relationships.
 *
 * @param parent the other table
 * @param discriminator the column that says which rows are such entities; null where nothing says it but their own table
 * @param kind what the discriminator says of them; null where there is none
 * @param joined whether their own columns are in a table of their own, whose rows have the keys of the parent's
 * @param keyNames the names of that table's key columns; empty where they have the names of the key they share
 */
public record Extension<P>(
        MappedTable<P> parent,
        @Nullable Column<P, ?> discriminator,
        @Nullable Object kind,
        boolean joined,
        List<String> keyNames) {

    public Extension {
        keyNames = List.copyOf(keyNames);
    }
}
