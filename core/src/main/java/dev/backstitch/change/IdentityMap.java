package dev.backstitch.change;

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
    private final List<List<NamedRows>> named = new ArrayList<>();
    private final Set<Entry<?>> inOrder = new LinkedHashSet<>();
    private final int[] versions;

    IdentityMap(List<EntityShape<?>> shapes) {
        for (EntityShape<?> shape : shapes) {
            byKey.add(new HashMap<>());
            named.add(NamedRows.of(shape));
        }
        versions = new int[shapes.size()];
    }

    @Nullable
    Entry<?> of(Object entity) {
        return byEntity.get(entity);
    }

    @SuppressWarnings("unchecked") // the map of a table holds entries of its own shape
    <E> @Nullable Entry<E> find(EntityShape<E> shape, Object key) {
        return (Entry<E>) byKey.get(shape.mapping().ordinal()).get(key);
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

    /** Those of a table that have a row. */
    Collection<Entry<?>> withRows(int table) {
        return byKey.get(table).values();
    }

    /** Grows whenever the rows of a table's entries change. */
    int version(int table) {
        return versions[table];
    }

    /** Enters the entry under its key, once it has one. */
    void putKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            int table = entry.shape().mapping().ordinal();
            versions[table]++;
            byKey.get(table).put(key, entry);
            named.get(table).forEach(rows -> rows.put(entry));
        }
    }

    void removeKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            int table = entry.shape().mapping().ordinal();
            versions[table]++;
            byKey.get(table).remove(key, entry);
            named.get(table).forEach(rows -> rows.remove(entry));
        }
    }

    /** Enters every entry under the key it has now. */
    void rekey() {
        clearKeys();
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
        clearKeys();
    }

    private void clearKeys() {
        byKey.forEach(Map::clear);
        named.forEach(all -> all.forEach(NamedRows::clear));
    }
}
