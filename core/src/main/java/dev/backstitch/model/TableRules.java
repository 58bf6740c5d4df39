package dev.backstitch.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what one table has to keep by itself: names, a primary key, keys of columns, and columns that PostgreSQL can create. Made for one resolution. */
final class TableRules {

    private static final Set<Class<?>> INTEGERS = Set.of(Short.class, Integer.class, Long.class);

    private static final Set<Class<?>> VERSIONS =
            Set.of(Short.class, Integer.class, Long.class, OffsetDateTime.class, Instant.class, LocalDateTime.class);

    private final Families families;
    private final Mistakes mistakes;
    private final Map<EntityMapping<?>, Identifiers> names = new HashMap<>();

    TableRules(Families families, Mistakes mistakes) {
        this.families = families;
        this.mistakes = mistakes;
    }

    void check(EntityMapping<?> entity) {
        Identifiers names = namesIn(entity.storage());
        for (Column<?, ?> column : entity.ownColumns()) {
            ColumnDefinition<?, ?> definition = column.definition();
            if (!(definition.generation() instanceof Generation.RowVersion)) {
                names.add(entity.table(), Subjects.column(entity, definition.name()), definition.name());
            }
            checkIdentity(entity, column);
            checkGeneration(entity, column);
        }
        checkVersions(entity);
        checkEmbedded(entity);
        if (entity.primaryKey().isEmpty() && !families.isBroken(entity)) {
            mistakes.add(entity.table(), MappingTexts.noPrimaryKey(entity));
        }
        if (entity.ownUniqueKeys().stream().anyMatch(key -> key.columns().isEmpty())) {
            mistakes.add(entity.table(), MappingTexts.emptyUniqueKey(entity));
        }
    }

    /** Those of a table's columns, which may be declared in several places. */
    private Identifiers namesIn(EntityMapping<?> storage) {
        return names.computeIfAbsent(storage, any -> {
            Identifiers all = Identifiers.ofColumns(mistakes);
            if (storage.joined()) {
                storage.keyNames().forEach(name -> all.add(storage.table(), Subjects.key(storage, name), name));
            }
            return all;
        });
    }

    private void checkGeneration(EntityMapping<?> entity, Column<?, ?> column) {
        ColumnDefinition<?, ?> definition = column.definition();
        Generation<?> generation = definition.generation();
        if (generation == null) {
            return;
        }
        if (generation instanceof Generation.Several<?> several) {
            mistakes.add(entity.table(), MappingTexts.severalGenerations(column, several));
            return;
        }
        if (definition.identity() || definition.defaultValue() != null) {
            mistakes.add(entity.table(), MappingTexts.generatedTwice(column));
        }
        if (generation instanceof Generation.Computed && Keys.isPrimary(entity, column)) {
            mistakes.add(entity.table(), MappingTexts.computedKey(column));
        }
        if (!generation.byDatabase() && definition.getter() == null) {
            mistakes.add(entity.table(), MappingTexts.generatedForNobody(column));
        }
        if (generation instanceof Generation.Sequence
                && !INTEGERS.contains(definition.type().getFromType())) {
            mistakes.add(entity.table(), MappingTexts.identityNoInteger(column));
        }
    }

    private void checkVersions(EntityMapping<?> entity) {
        List<? extends Column<?, ?>> versions = entity.table().definition().versions();
        if (versions.size() > 1) {
            mistakes.add(entity.table(), MappingTexts.severalVersions(entity, versions));
        }
        for (Column<?, ?> version : versions) {
            if (!VERSIONS.contains(version.definition().type().getType())) {
                mistakes.add(entity.table(), MappingTexts.noVersionType(version));
            } else {
                checkSource(entity, version);
            }
        }
    }

    private void checkSource(EntityMapping<?> entity, Column<?, ?> version) {
        ColumnDefinition<?, ?> definition = version.definition();
        Generation<?> generation = definition.generation();
        if (generation instanceof Generation.RowVersion) {
            return;
        }
        if (generation != null) {
            mistakes.add(entity.table(), MappingTexts.versionMadeByAnother(version, generation));
        }
        if (definition.identity() || definition.defaultValue() != null || Keys.isPrimary(entity, version)) {
            mistakes.add(entity.table(), MappingTexts.versionOfAnother(version));
        }
    }

    private void checkEmbedded(EntityMapping<?> entity) {
        for (Embedded<?, ?> embedded : entity.table().definition().embedded()) {
            for (Column<?, ?> part : embedded.columns()) {
                if (!Same.object(part.mappedTable(), entity.table())) {
                    mistakes.add(entity.table(), MappingTexts.partOfAnother(entity, embedded, part));
                }
            }
        }
    }

    private void checkIdentity(EntityMapping<?> entity, Column<?, ?> column) {
        ColumnDefinition<?, ?> definition = column.definition();
        if (definition.identity() && definition.defaultValue() != null) {
            mistakes.add(entity.table(), MappingTexts.identityAndDefault(column));
        }
        if (definition.identity() && !INTEGERS.contains(definition.type().getFromType())) {
            mistakes.add(entity.table(), MappingTexts.identityNoInteger(column));
        }
    }
}
