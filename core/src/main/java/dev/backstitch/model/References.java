package dev.backstitch.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The foreign keys of a model, by the table that holds them, with those that could not be resolved. Made for one resolution; one thread. */
final class References {

    private final Map<EntityMapping<?>, List<Reference>> resolved = new HashMap<>();
    private final Map<EntityMapping<?>, List<ReferenceDefinition<?>>> unresolved = new HashMap<>();

    void add(EntityMapping<?> source, ReferenceDefinition<?> definition, @Nullable Reference reference) {
        if (reference == null) {
            unresolved.computeIfAbsent(source, any -> new ArrayList<>()).add(definition);
        } else {
            resolved.computeIfAbsent(source, any -> new ArrayList<>()).add(reference);
        }
    }

    /** Those that a table holds, in the order of their declaration. */
    List<Reference> of(EntityMapping<?> source) {
        return resolved.getOrDefault(source, List.of());
    }

    /** Those by which one table names the other. */
    List<Reference> between(EntityMapping<?> source, EntityMapping<?> target) {
        return of(source).stream()
                .filter(reference -> reference.target() == target)
                .toList();
    }

    /** Whether a foreign key of the table could not be resolved, so that one that is missed may be that. */
    boolean uncertain(EntityMapping<?> source) {
        return unresolved.containsKey(source);
    }

    /** Whether a foreign key over these columns could not be resolved. */
    boolean unresolved(EntityMapping<?> source, List<Column<?, ?>> columns) {
        return unresolved.getOrDefault(source, List.of()).stream()
                .anyMatch(definition -> Keys.same(definition.columns(), columns));
    }
}
