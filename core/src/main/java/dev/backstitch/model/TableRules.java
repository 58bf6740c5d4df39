package dev.backstitch.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Holds what one table has to keep by itself: names, a primary key, keys of columns, and columns that PostgreSQL can create. Made for one resolution. */
final class TableRules {

    private static final Set<Class<?>> INTEGERS = Set.of(Short.class, Integer.class, Long.class);

    private static final Set<Class<?>> VERSIONS =
            Set.of(Short.class, Integer.class, Long.class, OffsetDateTime.class, Instant.class, LocalDateTime.class);

    private final Mistakes mistakes;

    TableRules(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(EntityMapping<?> entity) {
        Identifiers names = Identifiers.ofColumns(mistakes);
        for (Column<?, ?> column : entity.columns()) {
            ColumnDefinition<?, ?> definition = column.definition();
            if (!(definition.generation() instanceof Generation.RowVersion)) {
                names.add(entity.table(), Subjects.column(entity, definition.name()), definition.name());
            }
            checkIdentity(entity, column);
            checkGeneration(entity, column);
        }
        checkVersions(entity);
        checkEmbedded(entity);
        if (entity.primaryKey().isEmpty()) {
            mistakes.add(entity.table(), MappingTexts.noPrimaryKey(entity));
        }
        if (entity.uniqueKeys().stream().anyMatch(key -> key.columns().isEmpty())) {
            mistakes.add(entity.table(), MappingTexts.emptyUniqueKey(entity));
        }
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
        for (Embedded<?, ?> embedded : entity.embedded()) {
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
