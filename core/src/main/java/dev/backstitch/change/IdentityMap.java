package dev.backstitch.change;

import dev.backstitch.model.EntityMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps one entry an entity and one entity a row, in the order of their arrival. Lives as long as its tracker. */
final class IdentityMap {

    private final IdentityHashMap<Object, Entry<?>> byEntity = new IdentityHashMap<>();
    private final List<Map<Object, Entry<?>>> byKey = new ArrayList<>();
    private final List<List<NamedRows>> named = new ArrayList<>();

    /** Those of an entity and of all that this extends. */
    private final NamedRows[][] naming;

    private final EntryList inOrder = new EntryList();
    private final Collection<Entry<?>> all = Collections.unmodifiableCollection(inOrder);
    private final int[] versions;

    IdentityMap(List<EntityShape<?>> shapes) {
        for (EntityShape<?> shape : shapes) {
            byKey.add(new HashMap<>());
            named.add(NamedRows.of(shape));
        }
        naming = shapes.stream().map(this::namingOf).toArray(NamedRows[][]::new);
        versions = new int[shapes.size()];
    }

    private NamedRows[] namingOf(EntityShape<?> shape) {
        List<NamedRows> all = new ArrayList<>();
        for (EntityMapping<?> mapping = shape.mapping(); mapping != null; mapping = mapping.parent()) {
            all.addAll(named.get(mapping.ordinal()));
        }
        return all.toArray(NamedRows[]::new);
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

    /** The entry whose row has a key other than the primary one, where foreign keys name that. */
    @Nullable
    Entry<?> find(EntityShape<?> shape, int[] columns, Object key) {
        for (NamedRows rows : named.get(shape.mapping().ordinal())) {
            if (rows.isOf(columns)) {
                return rows.find(key);
            }
        }
        return null;
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
    int version(EntityMapping<?> mapping) {
        return versions[mapping.root().ordinal()];
    }

    /** Enters the entry under its key, once it has one. */
    void putKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            int table = tableOf(entry.shape());
            versions[table]++;
            byKey.get(table).put(key, entry);
            for (NamedRows rows : naming[entry.shape().mapping().ordinal()]) {
                rows.put(entry);
            }
        }
    }

    void removeKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            int table = tableOf(entry.shape());
            versions[table]++;
            byKey.get(table).remove(key, entry);
            for (NamedRows rows : naming[entry.shape().mapping().ordinal()]) {
                rows.remove(entry);
            }
        }
    }

    /** Enters every entry under the key it has now. */
    void rekey() {
        clearKeys();
        inOrder.forEach(this::putKey);
    }

    void remove(Entry<?> entry) {
        byEntity.remove(entry.entity());
        inOrder.drop(entry);
        removeKey(entry);
    }

    Collection<Entry<?>> all() {
        return all;
    }

    void clear() {
        byEntity.clear();
        inOrder.clear();
        clearKeys();
    }

    private void clearKeys() {
        byKey.forEach(Map::clear);
        named.forEach(all -> all.forEach(NamedRows::clear));
    }
}
