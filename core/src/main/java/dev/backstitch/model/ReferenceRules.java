package dev.backstitch.model;

import java.util.List;
import org.jooq.DataType;
import org.jspecify.annotations.Nullable;

/** Resolves the tables' foreign keys: each names a whole key, column by column of the same type, and its actions can be done. Made for one resolution. */
final class ReferenceRules {

    private final KeyResolver keys;
    private final Mistakes mistakes;

    ReferenceRules(KeyResolver keys, Mistakes mistakes) {
        this.keys = keys;
        this.mistakes = mistakes;
    }

    References resolve(List<EntityMapping<?>> entities) {
        References references = new References();
        for (EntityMapping<?> entity : entities) {
            for (ReferenceDefinition<?> definition : entity.table().definition().references()) {
                Reference reference = resolve(entity, definition);
                if (reference != null
                        && references.of(entity).stream().anyMatch(other -> duplicate(other, reference))) {
                    mistakes.add(entity.table(), MappingTexts.keyTwice(Subjects.foreignKey(reference)));
                } else {
                    references.add(entity, definition, reference);
                }
            }
        }
        return references;
    }

    private @Nullable Reference resolve(EntityMapping<?> entity, ReferenceDefinition<?> definition) {
        String what = Subjects.foreignKey(entity, definition.columns());
        if (definition.columns().isEmpty()
                || definition.columns().size() != definition.targets().size()) {
            mistakes.add(
                    entity.table(),
                    MappingTexts.keySizes(
                            what,
                            definition.columns().size(),
                            definition.targets().size()));
            return null;
        }
        KeyResolver.Key key = keys.resolve(
                new KeyResolver.Naming(entity.table(), what, "references(..)", "in foreignKey(..).references(..)"),
                definition.targets());
        checkActions(entity, what, definition);
        checkNamed(entity, what, key);
        if (key == null || !sameTypes(entity, what, definition.columns(), key.columns())) {
            return null;
        }
        return new Reference(
                entity,
                List.copyOf(definition.columns()),
                key.entity(),
                key.columns(),
                definition.onDelete(),
                definition.onUpdate(),
                definition.deferrability());
    }

    private void checkNamed(EntityMapping<?> entity, String what, KeyResolver.@Nullable Key key) {
        if (key != null
                && key.entity().uniqueKeys().stream()
                        .anyMatch(unique -> unique.deferrability() != Deferrability.NOT_DEFERRABLE
                                && Keys.same(unique.columns(), key.columns()))) {
            mistakes.add(entity.table(), MappingTexts.namesDeferrableKey(what, key.columns()));
        }
    }

    private boolean sameTypes(
            EntityMapping<?> entity, String what, List<? extends Column<?, ?>> columns, List<Column<?, ?>> named) {
        for (int i = 0; i < columns.size(); i++) {
            if (!fits(
                    columns.get(i).definition().type(),
                    named.get(i).definition().type())) {
                mistakes.add(entity.table(), MappingTexts.otherType(what, columns.get(i), named.get(i)));
                return false;
            }
        }
        return true;
    }

    /** Keys are copied as they are, so Java's type is the same; of PostgreSQL's, those of text are comparable. */
    private static boolean fits(DataType<?> holding, DataType<?> named) {
        return holding.getType() == named.getType()
                && (holding.getTypeName().equals(named.getTypeName()) || (holding.isString() && named.isString()));
    }

    private void checkActions(EntityMapping<?> entity, String what, ReferenceDefinition<?> definition) {
        for (Column<?, ?> column : definition.columns()) {
            boolean required = !column.definition().nullable() || Keys.isPrimary(entity, column);
            if (required && uses(definition, ReferentialAction.SET_NULL)) {
                mistakes.add(entity.table(), MappingTexts.setsNull(what, column));
            } else if (required
                    && uses(definition, ReferentialAction.SET_DEFAULT)
                    && column.definition().defaultValue() == null) {
                mistakes.add(entity.table(), MappingTexts.setsNoDefault(what, column));
            }
        }
    }

    private static boolean uses(ReferenceDefinition<?> definition, ReferentialAction action) {
        return definition.onDelete() == action || definition.onUpdate() == action;
    }

    private static boolean duplicate(Reference one, Reference other) {
        return Keys.same(one.columns(), other.columns()) && Keys.same(one.targetColumns(), other.targetColumns());
    }
}
