package dev.backstitch.sql;

import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Finds what users call a foreign key: the relationship that is linked by it, as in {@code Posts.author}. */
final class ReferenceNames {

    private final Model model;

    ReferenceNames(Model model) {
        this.model = model;
    }

    /** What names a row by the key: a reference, an element of a collection or, where no relationship is linked by the key, its columns. */
    String of(SchemaKey.Foreign key) {
        String relationship = holding(key);
        if (relationship != null) {
            return relationship;
        }
        String collection = held(key);
        return collection != null
                ? "an element of " + collection
                : "column " + String.join(", ", key.columnNames()) + " of table "
                        + key.table().getName();
    }

    /** The relationship of the table that holds the key, or the one whose association table holds it on the far side; or null. */
    @Nullable
    String holding(SchemaKey.Foreign key) {
        for (RelationshipMapping<?, ?> relationship : relationships()) {
            if (relationship.route() instanceof Route.Holding holding && isOf(key, holding.reference())) {
                return relationship.label();
            }
            if (relationship.route() instanceof Route.Through through
                    && through.association().table() == key.table()
                    && same(through.far().columns(), key.columns())) {
                return relationship.label();
            }
        }
        return null;
    }

    /** The collection of the table that the key names, or null. */
    @Nullable
    String held(SchemaKey.Foreign key) {
        for (RelationshipMapping<?, ?> relationship : relationships()) {
            if (relationship.route() instanceof Route.Held held && isOf(key, held.reference())) {
                return relationship.label();
            }
        }
        return null;
    }

    private List<RelationshipMapping<?, ?>> relationships() {
        return model.entities().stream()
                .<RelationshipMapping<?, ?>>flatMap(entity -> entity.ownRelationships().stream())
                .toList();
    }

    private static boolean isOf(SchemaKey.Foreign key, Reference reference) {
        return reference.table() == key.table() && same(reference.columns(), key.columns());
    }

    private static boolean same(List<? extends Field<?>> some, List<? extends Field<?>> others) {
        return some.stream()
                .map(Field::getName)
                .toList()
                .equals(others.stream().map(Field::getName).toList());
    }
}
