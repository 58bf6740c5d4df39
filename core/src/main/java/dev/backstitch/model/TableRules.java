package dev.backstitch.model;

import java.util.Set;

/** Holds what one table has to keep by itself: names, a primary key, keys of columns, and columns that PostgreSQL can create. Made for one resolution. */
final class TableRules {

    private static final Set<Class<?>> INTEGERS = Set.of(Short.class, Integer.class, Long.class);

    private final Mistakes mistakes;

    TableRules(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(EntityMapping<?> entity) {
        Identifiers names = Identifiers.ofColumns(mistakes);
        for (Column<?, ?> column : entity.columns()) {
            ColumnDefinition<?, ?> definition = column.definition();
            names.add(entity.table(), Subjects.column(entity, definition.name()), definition.name());
            checkIdentity(entity, column);
        }
        if (entity.primaryKey().isEmpty()) {
            mistakes.add(entity.table(), MappingTexts.noPrimaryKey(entity));
        }
        if (entity.uniqueKeys().stream().anyMatch(key -> key.columns().isEmpty())) {
            mistakes.add(entity.table(), MappingTexts.emptyUniqueKey(entity));
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
