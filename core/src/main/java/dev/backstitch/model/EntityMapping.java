package dev.backstitch.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table of a model, resolved and checked. Made by {@link Model#of}; immutable; shared by all threads.
 *
 * @param <E> the entity class
 */
public final class EntityMapping<E> {

    private final MappedTable<E> table;
    private final TableDefinition<E> definition;
    private final int ordinal;
    private List<RelationshipMapping<E, ?>> relationships = List.of();
    private List<Reference> references = List.of();

    EntityMapping(MappedTable<E> table, int ordinal) {
        this.table = table;
        this.definition = table.definition();
        this.ordinal = ordinal;
    }

    void connect(List<RelationshipMapping<E, ?>> ends, List<Reference> keys) {
        relationships = List.copyOf(ends);
        references = List.copyOf(keys);
    }

    public MappedTable<E> table() {
        return table;
    }

    /** What messages call the table: the simple name of its mapping class. */
    public String label() {
        return definition.label();
    }

    /** The table's place in the model: the order in which the tables were given. */
    public int ordinal() {
        return ordinal;
    }

    public Class<E> type() {
        return definition.entityType();
    }

    public Supplier<? extends E> factory() {
        return definition.factory();
    }

    /** The columns in the order of their declaration. */
    public List<Column<E, ?>> columns() {
        return definition.columns();
    }

    /** The columns of the primary key, in the order of their declaration; at least one. */
    public List<Column<E, ?>> primaryKey() {
        return definition.primaryKey();
    }

    public List<UniqueKeyDefinition<E>> uniqueKeys() {
        return definition.uniqueKeys();
    }

    /** The values over several columns. */
    public List<Embedded<E, ?>> embedded() {
        return definition.embedded();
    }

    /** The column that tells whether a row was changed since it was read; null where nothing does. */
    public @Nullable Column<E, ?> version() {
        return definition.versions().isEmpty() ? null : definition.versions().get(0);
    }

    /** Whether the columns are those of a unique key, in its order. */
    public boolean isUniqueKey(List<? extends Column<?, ?>> columns) {
        return uniqueKeys().stream().anyMatch(key -> key.columns().equals(columns));
    }

    /** The foreign keys that this table holds. */
    public List<Reference> references() {
        return references;
    }

    /** The relationships whose links this table's entities hold, those made by a backref included. */
    public List<RelationshipMapping<E, ?>> relationships() {
        return relationships;
    }

    /** The relationship of that name, or null. */
    public @Nullable RelationshipMapping<E, ?> relationship(String name) {
        for (RelationshipMapping<E, ?> relationship : relationships) {
            if (relationship.name().equals(name)) {
                return relationship;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return label();
    }
}
