package dev.backstitch.model;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Holds that every column that needs a value gets one: from a property, from a relationship, or from PostgreSQL. Made for one resolution. */
final class ValueSources {

    private final List<Draft> drafts;
    private final Mistakes mistakes;
    private final Set<Object> linked = Collections.newSetFromMap(new IdentityHashMap<>());

    ValueSources(Drafts drafts, Mistakes mistakes) {
        this.drafts = drafts.all();
        this.mistakes = mistakes;
        for (Draft draft : this.drafts) {
            if (draft.route() instanceof Route.Holding holding) {
                linked.addAll(holding.reference().columns());
            } else if (draft.route() instanceof Route.Held held) {
                linked.addAll(held.reference().columns());
            }
        }
    }

    void check(EntityMapping<?> entity) {
        boolean uncertain = drafts.stream().anyMatch(draft -> draft.broken() && mayBeLinked(draft, entity));
        for (Column<?, ?> column : entity.ownColumns()) {
            ColumnDefinition<?, ?> definition = column.definition();
            boolean required = !definition.nullable() || Keys.isPrimary(entity, column);
            boolean foreignKey = inForeignKey(entity, column);
            boolean given = definition.generated()
                    || isDiscriminator(entity, column)
                    || definition.generation() instanceof Generation.Several
                    || isVersion(entity, column)
                    || definition.getter() != null
                    || linked.contains(column);
            if (required && !given && !(foreignKey && uncertain)) {
                mistakes.add(entity.table(), MappingTexts.noValue(entity, definition.name(), foreignKey));
            }
        }
    }

    private static boolean isVersion(EntityMapping<?> entity, Column<?, ?> column) {
        return entity.table().definition().versions().stream().anyMatch(version -> Same.object(version, column));
    }

    private static boolean isDiscriminator(EntityMapping<?> entity, Column<?, ?> column) {
        return entity.table().definition().discriminators().stream()
                .anyMatch(discriminator -> Same.object(discriminator.column(), column));
    }

    private static boolean mayBeLinked(Draft draft, EntityMapping<?> entity) {
        return draft.source() == entity || draft.target() == entity || draft.target() == null;
    }

    private static boolean inForeignKey(EntityMapping<?> entity, Column<?, ?> column) {
        return entity.table().definition().references().stream()
                .anyMatch(reference -> reference.columns().stream().anyMatch(held -> Same.object(held, column)));
    }
}
