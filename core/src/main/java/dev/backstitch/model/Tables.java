package dev.backstitch.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a model: each given once, each with an entity class of its own. Made for one resolution; one thread. */
final class Tables {

    private final Mistakes mistakes;
    private final Supplied supplied;
    private final Identifiers names;
    private final List<EntityMapping<?>> all = new ArrayList<>();
    private final IdentityHashMap<MappedTable<?>, EntityMapping<?>> byTable = new IdentityHashMap<>();
    private final Map<Class<?>, EntityMapping<?>> byType = new HashMap<>();
    private final Set<MappedTable<?>> given = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> missing = new HashSet<>();

    /** @param names the names of tables and association tables, which share one name space */
    Tables(Mistakes mistakes, Supplied supplied, Identifiers names) {
        this.mistakes = mistakes;
        this.supplied = supplied;
        this.names = names;
    }

    <E> void add(MappedTable<E> table) {
        EntityMapping<E> entity =
                supplied.by(table, table.getClass().getSimpleName(), () -> new EntityMapping<>(table, all.size()));
        boolean first = given.add(table);
        if (entity == null) {
            return;
        }
        if (!first) {
            mistakes.add(table, MappingTexts.givenTwice(entity.label()));
            return;
        }
        all.add(entity);
        byTable.put(table, entity);
        Extension<? super E> extension = table.definition().extension();
        if (extension == null || extension.joined()) {
            names.add(table, Subjects.table(entity), table.definition().name());
        }
        EntityMapping<?> other = byType.putIfAbsent(entity.type(), entity);
        if (other != null) {
            mistakes.add(table, MappingTexts.classMappedTwice(entity, other));
        }
    }

    /** In the order given. */
    List<EntityMapping<?>> all() {
        return all;
    }

    /**
     * The mapping of a table that something refers to, or null where the table is not in the model, which is told once.
     *
     * @param what refers to it, as in {@code foreign key Posts.user_id}
     */
    @Nullable
    EntityMapping<?> require(MappedTable<?> table, Mapping where, String what) {
        EntityMapping<?> entity = byTable.get(table);
        if (entity == null && !given.contains(table)) {
            String label = table.definition().label();
            if (missing.add(label)) {
                mistakes.add(where, MappingTexts.notInModel(what, label));
            }
        }
        return entity;
    }
}
