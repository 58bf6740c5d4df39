package dev.backstitch.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
    private final List<EntityMapping<? extends E>> extending = new ArrayList<>();
    private @Nullable EntityMapping<? super E> parent;
    private List<Column<E, ?>> columns;
    private List<UniqueKeyDefinition<E>> uniqueKeys;
    private List<Embedded<E, ?>> embedded;
    private List<RelationshipMapping<E, ?>> relationships = List.of();
    private List<RelationshipMapping<E, ?>> ownRelationships = List.of();
    private List<Reference> references = List.of();
    private List<Reference> ownReferences = List.of();
    private List<Part> parts = List.of();
    private @Nullable EntityRows rows;

    EntityMapping(MappedTable<E> table, int ordinal) {
        this.table = table;
        this.definition = table.definition();
        this.ordinal = ordinal;
        this.columns = definition.columns();
        this.uniqueKeys = definition.uniqueKeys();
        this.embedded = definition.embedded();
    }

    /** Takes over what another entity has. */
    void extend(EntityMapping<? super E> other) {
        parent = other;
        other.extendedBy(this);
        columns = joined(inherited(other).columns, columns);
        uniqueKeys = joined(inherited(other).uniqueKeys, uniqueKeys);
        embedded = joined(inherited(other).embedded, embedded);
    }

    @SuppressWarnings("unchecked") // called with what extends it
    private void extendedBy(EntityMapping<?> other) {
        extending.add((EntityMapping<? extends E>) other);
    }

    /** What reads, writes and links entities of a class does so for those of a subclass. */
    @SuppressWarnings("unchecked") // only read
    private EntityMapping<E> inherited(EntityMapping<? super E> other) {
        return (EntityMapping<E>) other;
    }

    private static <T> List<T> joined(List<? extends T> some, List<? extends T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    /** Called for what it extends before. */
    void connect(List<RelationshipMapping<E, ?>> ends, List<Reference> keys) {
        EntityMapping<? super E> known = parent;
        ownRelationships = List.copyOf(ends);
        ownReferences = List.copyOf(keys);
        relationships = known == null ? ownRelationships : joined(inherited(known).relationships, ends);
        references = known == null ? ownReferences : joined(known.references, keys);
        parts = Part.of(this);
        if (!relationships.isEmpty()) {
            table.attachments().know(relationships.get(0).relationship());
        }
    }

    /** Called when all are connected. */
    void complete() {
        rows = new EntityRows(this, Alias.of(table));
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

    /** Makes an empty object; null where no object is of the class alone. */
    public @Nullable Supplier<? extends E> factory() {
        return definition.factory();
    }

    /** The entity that this one extends; null where it extends none. */
    public @Nullable EntityMapping<? super E> parent() {
        return parent;
    }

    /** The entity at the beginning, which has the primary key. */
    public EntityMapping<? super E> root() {
        return parent == null ? this : parent.root();
    }

    /** Whether its entities are entities of another as well: it is the same, or extends it. */
    public boolean isA(EntityMapping<?> other) {
        return this == other || (parent != null && parent.isA(other));
    }

    /** Whether a row may be one of both: one of them extends the other. */
    public boolean sharesRowsWith(EntityMapping<?> other) {
        return isA(other) || other.isA(this);
    }

    /** All that it extends, from the root on, and itself. */
    List<EntityMapping<?>> line() {
        List<EntityMapping<?>> line = parent == null ? new ArrayList<>() : parent.line();
        line.add(this);
        return line;
    }

    /** Itself and all that extend it, each after what it extends. */
    public List<EntityMapping<? extends E>> family() {
        List<EntityMapping<? extends E>> all = new ArrayList<>();
        all.add(this);
        extending.forEach(each -> all.addAll(each.family()));
        return all;
    }

    /** Whether the columns that it has besides those of what it extends are in a table of their own. */
    public boolean joined() {
        return definition.extension() != null && definition.extension().joined();
    }

    /** The names of a joined table's key columns. */
    public List<String> keyNames() {
        Extension<? super E> extension = definition.extension();
        return extension == null || extension.keyNames().isEmpty()
                ? primaryKey().stream().map(Column::getName).toList()
                : extension.keyNames();
    }

    /** The entity whose table has the columns: itself, or what it extends. */
    public EntityMapping<? super E> storage() {
        return parent == null || joined() ? this : parent.storage();
    }

    /** What each table keeps of it, that of the root first. */
    public List<Part> parts() {
        return parts;
    }

    /** The part of it that keeps a column. */
    public Part partOf(int column) {
        return parts.stream().filter(part -> part.keeps(column)).findFirst().orElseThrow();
    }

    /** The part whose columns a foreign key names: of the primary key the last, so that nothing else of the family can be named. */
    public Part partNamed(List<? extends Column<?, ?>> key) {
        return new HashSet<>(key).equals(new HashSet<>(primaryKey()))
                ? parts.get(parts.size() - 1)
                : partOf(columns.indexOf(key.get(0)));
    }

    /** Where its rows are read from. */
    public EntityRows rows() {
        return Objects.requireNonNull(rows, "only of a complete model");
    }

    /** The same under the name of an alias of the entity's table. */
    public EntityRows rows(MappedTable<?> as) {
        return as.unaliased() == as ? rows() : new EntityRows(this, Alias.of(as));
    }

    /** The same under another name. */
    public EntityRows rows(String as) {
        return new EntityRows(this, new Alias(as, table.getName()));
    }

    /** The column that says of which class a row is; null where there is none. */
    public @Nullable Column<? super E, ?> discriminator() {
        if (parent != null) {
            return parent.discriminator();
        }
        return definition.discriminators().isEmpty()
                ? null
                : definition.discriminators().get(0).column();
    }

    /** What the discriminator says of its rows; null where there is none, and where no object is of the class alone. */
    public @Nullable Object kind() {
        Extension<? super E> extension = definition.extension();
        if (extension != null) {
            return extension.kind();
        }
        return definition.discriminators().isEmpty()
                ? null
                : definition.discriminators().get(0).kind();
    }

    /** Those of what it extends, then its own, in the order of their declaration. */
    public List<Column<E, ?>> columns() {
        return columns;
    }

    /** The column itself where another name stands for one that is inherited. */
    Column<?, ?> known(Column<?, ?> column) {
        int place = parent == null ? -1 : columns.indexOf(column);
        return place < 0 ? column : columns.get(place);
    }

    public List<Column<E, ?>> ownColumns() {
        return definition.columns();
    }

    /** The columns of the primary key, in the order of their declaration; at least one. */
    public List<Column<E, ?>> primaryKey() {
        return parent == null ? definition.primaryKey() : inherited(parent).primaryKey();
    }

    /** Those of what it extends, then its own. */
    public List<UniqueKeyDefinition<E>> uniqueKeys() {
        return uniqueKeys;
    }

    public List<UniqueKeyDefinition<E>> ownUniqueKeys() {
        return definition.uniqueKeys();
    }

    /** The values over several columns. */
    public List<Embedded<E, ?>> embedded() {
        return embedded;
    }

    /** The column that tells whether a row was changed since it was read; null where nothing does. */
    public @Nullable Column<E, ?> version() {
        if (parent != null) {
            return inherited(parent).version();
        }
        return definition.versions().isEmpty() ? null : definition.versions().get(0);
    }

    /** Whether the columns are those of a unique key, in its order. */
    public boolean isUniqueKey(List<? extends Column<?, ?>> columns) {
        return uniqueKeys().stream().anyMatch(key -> key.columns().equals(columns));
    }

    /** The foreign keys that its rows hold: those of what it extends, then its own. */
    public List<Reference> references() {
        return references;
    }

    public List<Reference> ownReferences() {
        return ownReferences;
    }

    /** The relationships whose links its entities hold, those made by a backref included: those of what it extends, then its own. */
    public List<RelationshipMapping<E, ?>> relationships() {
        return relationships;
    }

    public List<RelationshipMapping<E, ?>> ownRelationships() {
        return ownRelationships;
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
