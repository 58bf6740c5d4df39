package dev.backstitch.change;

import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key that a relationship writes.
 *
 * @param reference the foreign key
 * @param columns the places of its columns in the rows of the table that holds it
 * @param targetColumns the places of the columns it names in the target's rows
 * @param namesPrimaryKey whether it names the target's primary key, column by column in that key's order
 * @param holding the relationship whose links stand on this side; null where only the other side declares one
 */
public record ForeignKeyShape(
        Reference reference,
        int[] columns,
        int[] targetColumns,
        boolean namesPrimaryKey,
        @Nullable RelationshipMapping<?, ?> holding) {

    static @Nullable ForeignKeyShape of(Reference reference) {
        RelationshipMapping<?, ?> holding = null;
        for (RelationshipMapping<?, ?> relationship : reference.source().relationships()) {
            if (relationship.route() instanceof Route.Holding route
                    && route.reference().equals(reference)) {
                holding = relationship;
            }
        }
        if (holding == null && !held(reference)) {
            return null;
        }
        return new ForeignKeyShape(
                reference,
                EntityShape.indexesOf(reference.source(), reference.columns()),
                EntityShape.indexesOf(reference.target(), reference.targetColumns()),
                reference.targetColumns().equals(reference.target().primaryKey()),
                holding);
    }

    private static boolean held(Reference reference) {
        return reference.target().relationships().stream()
                .anyMatch(relationship -> relationship.route() instanceof Route.Held route
                        && route.reference().equals(reference));
    }
}
