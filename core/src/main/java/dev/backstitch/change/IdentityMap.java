package dev.backstitch.change;

import dev.backstitch.model.EntityMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps one entry an entity and one entity a row, in the order of their arrival. Lives as long as its tracker. */
final class IdentityMap {

    private final IdentityHashMap<Object, Entry<?>> byEntity = new IdentityHashMap<>();
    private final List<Map<Object, Entry<?>>> byKey = new ArrayList<>();
    private final Set<Entry<?>> inOrder = new LinkedHashSet<>();
    private final int[] versions;

    IdentityMap(int tables) {
        for (int i = 0; i < tables; i++) {
            byKey.add(new HashMap<>());
        }
        versions = new int[tables];
    }

    @Nullable
    Entry<?> of(Object entity) {
        return byEntity.get(entity);
    }

    /** Null also where the row is one of another class. */
    @SuppressWarnings("unchecked") // the entities of what extends a shape's are of its class
    <E> @Nullable Entry<E> find(EntityShape<E> shape, Object key) {
        Entry<?> entry = byKey.get(tableOf(shape)).get(key);
        return entry != null && entry.shape().mapping().isA(shape.mapping()) ? (Entry<E>) entry : null;
    }

    /** Entities that extend each other have their keys in common. */
    private static int tableOf(EntityShape<?> shape) {
        return shape.mapping().root().ordinal();
    }

    void put(Entry<?> entry) {
        byEntity.put(entry.entity(), entry);
        inOrder.add(entry);
        putKey(entry);
    }

    /** Those of an entity that have a row. */
    Collection<Entry<?>> withRows(EntityMapping<?> mapping) {
        Collection<Entry<?>> all = byKey.get(mapping.root().ordinal()).values();
        return mapping.parent() == null
                ? all
                : all.stream()
                        .filter(entry -> entry.shape().mapping().isA(mapping))
                        .toList();
    }

    /** Grows whenever the rows of a table's entries change. */
    int version(int table) {
        return versions[table];
    }

    /** Enters the entry under its key, once it has one. */
    void putKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            versions[tableOf(entry.shape())]++;
            byKey.get(tableOf(entry.shape())).put(key, entry);
        }
    }

    void removeKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            versions[tableOf(entry.shape())]++;
            byKey.get(tableOf(entry.shape())).remove(key, entry);
        }
    }

    /** Enters every entry under the key it has now. */
    void rekey() {
        byKey.forEach(Map::clear);
        inOrder.forEach(this::putKey);
    }

    void remove(Entry<?> entry) {
        byEntity.remove(entry.entity());
        inOrder.remove(entry);
        removeKey(entry);
    }

    Set<Entry<?>> all() {
        return Collections.unmodifiableSet(inOrder);
    }

    void clear() {
        byEntity.clear();
        inOrder.clear();
        byKey.forEach(Map::clear);
    }
}
