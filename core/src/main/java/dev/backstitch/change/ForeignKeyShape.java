package dev.backstitch.change;

import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key that a relationship writes.
 *
 * @param reference the foreign key
 * @param columns the places of its columns in the rows of the table that holds it
 * @param targetColumns the places of the columns it names in the target's rows
 * @param namesPrimaryKey whether it names the target's primary key, column by column in that key's order
 * @param holding the relationship whose links stand on this side; null where only the other side declares one
 * @param owned whether the row belongs to the one that it names
 * @param bumpsVersion whether a change of the row counts as one of its owner
 */
public record ForeignKeyShape(
        Reference reference,
        int[] columns,
        int[] targetColumns,
        boolean namesPrimaryKey,
        @Nullable RelationshipMapping<?, ?> holding,
        boolean owned,
        boolean bumpsVersion) {

    static @Nullable ForeignKeyShape of(Reference reference) {
        RelationshipMapping<?, ?> holding = null;
        for (RelationshipMapping<?, ?> relationship : reference.source().relationships()) {
            if (relationship.route() instanceof Route.Holding route
                    && route.reference().equals(reference)) {
                holding = relationship;
            }
        }
        if (holding == null && !held(reference, any -> true)) {
            return null;
        }
        return new ForeignKeyShape(
                reference,
                EntityShape.indexesOf(reference.source(), reference.columns()),
                EntityShape.indexesOf(reference.target(), reference.targetColumns()),
                reference.targetColumns().equals(reference.target().primaryKey()),
                holding,
                held(reference, RelationshipMapping::owned),
                held(reference, RelationshipMapping::bumpsVersion));
    }

    /** The places of the columns that foreign keys name in a table's rows, where these are not its primary key, each once. */
    static List<int[]> keysNamed(EntityMapping<?> target, Model model) {
        List<int[]> all = new ArrayList<>();
        for (EntityMapping<?> source : model.entities()) {
            for (Reference reference : source.ownReferences()) {
                ForeignKeyShape shape = reference.target() == target ? of(reference) : null;
                if (shape != null
                        && !shape.namesPrimaryKey()
                        && all.stream().noneMatch(known -> Arrays.equals(known, shape.targetColumns()))) {
                    all.add(shape.targetColumns());
                }
            }
        }
        return List.copyOf(all);
    }

    private static boolean held(Reference reference, Predicate<RelationshipMapping<?, ?>> which) {
        return reference.target().relationships().stream()
                .anyMatch(relationship -> relationship.route() instanceof Route.Held route
                        && route.reference().equals(reference)
                        && which.test(relationship));
    }

    /** Those of a table. */
    static List<ForeignKeyShape> of(EntityMapping<?> mapping) {
        List<ForeignKeyShape> all = new ArrayList<>();
        for (Reference reference : mapping.references()) {
            ForeignKeyShape shape = of(reference);
            if (shape != null) {
                all.add(shape);
            }
        }
        return List.copyOf(all);
    }

    /** Where one of its columns stands among them. */
    int placeOf(int column) {
        int place = 0;
        while (columns[place] != column) {
            place++;
        }
        return place;
    }
}
