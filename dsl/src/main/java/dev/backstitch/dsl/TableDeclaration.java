package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.Discriminator;
import dev.backstitch.model.Embedded;
import dev.backstitch.model.Extension;
import dev.backstitch.model.ReferenceDefinition;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.TableDefinition;
import dev.backstitch.model.UniqueKeyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what a mapping class declares, and freezes it at its first use. Made by the table; one thread until it is frozen. */
final class TableDeclaration<E> {

    private final @Nullable TableDeclaration<E> base;
    private final EntityTable<E> table;
    private final String name;
    private final Class<E> type;
    private final @Nullable Supplier<? extends E> factory;
    private final @Nullable Extension<? super E> extension;
    private final List<ColumnSpec<E, ?>> columns = new ArrayList<>();
    private final List<UniqueKeySpec<E>> uniqueKeys = new ArrayList<>();
    private final List<ForeignKeySpec<E>> foreignKeys = new ArrayList<>();
    private final List<Relationship<E, ?>> relationships = new ArrayList<>();
    private final List<Embedded<E, ?>> embedded = new ArrayList<>();
    private volatile @Nullable TableDefinition<E> frozen;
    private volatile @Nullable JooqKeys keys;

    TableDeclaration(
            EntityTable<E> table,
            String name,
            Class<E> type,
            @Nullable Supplier<? extends E> factory,
            @Nullable Extension<? super E> extension) {
        this.base = null;
        this.table = table;
        this.name = name;
        this.type = type;
        this.factory = factory;
        this.extension = extension;
    }

    /** What the mapping class declares again for an alias. */
    TableDeclaration(EntityTable<E> alias, TableDeclaration<E> base) {
        this.base = base;
        this.table = alias;
        this.name = base.name;
        this.type = base.type;
        this.factory = base.factory;
        this.extension = base.extension;
    }

    void add(ColumnSpec<E, ?> column) {
        table.requireDeclaring("column " + column.getName());
        columns.add(column);
    }

    void add(Relationship<E, ?> relationship) {
        table.requireDeclaring("relationships");
        relationships.add(relationship);
    }

    void replace(Relationship<E, ?> relationship, Relationship<E, ?> by) {
        table.requireDeclaring("relationships");
        relationships.set(relationships.indexOf(relationship), by);
    }

    void add(UniqueKeySpec<E> key) {
        table.requireDeclaring("unique keys");
        uniqueKeys.add(key);
    }

    void add(Embedded<E, ?> value) {
        table.requireDeclaring("embedded values");
        embedded.add(value);
    }

    @SuppressWarnings("ReferenceEquality") // comparing columns as jOOQ does would freeze the table
    void replace(ColumnSpec<E, ?> column, ColumnSpec<E, ?> by) {
        table.requireDeclaring("column " + column.getName());
        columns.replaceAll(each -> each == column ? by : each);
    }

    void add(ForeignKeySpec<E> foreignKey) {
        table.requireDeclaring("foreign keys");
        foreignKeys.add(foreignKey);
    }

    @SuppressWarnings("ReferenceEquality") // tables are equal to jOOQ where their names are
    boolean has(ColumnSpec<E, ?> column) {
        return column.mappedTable() == table;
    }

    boolean frozen() {
        return frozen != null;
    }

    TableDefinition<E> definition() {
        TableDefinition<E> known = frozen;
        return known != null ? known : freeze();
    }

    JooqKeys jooqKeys() {
        if (base != null) {
            return base.jooqKeys();
        }
        JooqKeys known = keys;
        if (known == null) {
            known = new JooqKeys(table, definition());
            keys = known;
        }
        return known;
    }

    private synchronized TableDefinition<E> freeze() {
        TableDefinition<E> known = frozen;
        if (known == null) {
            known = base == null ? define() : base.definition();
            // Before anybody else can see it: jOOQ's table gains a field with each call, and is not made for two
            // threads.
            columns.forEach(ColumnSpec::makeRealField);
            frozen = known;
        }
        return known;
    }

    private TableDefinition<E> define() {
        List<Column<E, ?>> key = new ArrayList<>();
        List<UniqueKeyDefinition<E>> unique = new ArrayList<>();
        List<Column<E, ?>> versions = new ArrayList<>();
        List<ReferenceDefinition<E>> references = new ArrayList<>();
        List<Discriminator<E>> discriminators = new ArrayList<>();
        for (ColumnSpec<E, ?> column : columns) {
            Discriminator<E> discriminator = column.asDiscriminator();
            if (discriminator != null) {
                discriminators.add(discriminator);
            }
            if (column.isPrimaryKey()) {
                key.add(column);
            }
            if (column.isVersion()) {
                versions.add(column);
            }
            Deferrability uniqueness = column.uniqueness();
            if (uniqueness != null) {
                unique.add(new UniqueKeyDefinition<>(List.of(column), uniqueness));
            }
            ReferenceDefinition<E> reference = column.reference();
            if (reference != null) {
                references.add(reference);
            }
        }
        uniqueKeys.forEach(declared -> unique.add(declared.definition()));
        foreignKeys.forEach(foreignKey -> references.add(foreignKey.definition()));
        return new TableDefinition<>(
                table.getClass().getSimpleName(),
                name,
                type,
                factory,
                extension,
                discriminators,
                List.copyOf(columns),
                key,
                unique,
                versions,
                references,
                relationships,
                embedded);
    }
}
