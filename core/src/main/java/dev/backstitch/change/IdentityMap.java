package dev.backstitch.change;

import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps one entry an entity and one entity a row, in the order of their arrival. Lives as long as its tracker. */
final class IdentityMap {

    private final Shapes shapes;

    /** Those without links, which have nothing that leads to their entries. */
    private final IdentityHashMap<Object, Entry<?>> linkless = new IdentityHashMap<>();

    /** By the first table of what they extend. As the following, made for a table when there is something of it: a session reads few of many. */
    private final @Nullable KeyTable<Entry<?>>[] byKey;

    private final @Nullable List<NamedRows>[] named;

    /** Those of an entity and of all that this extends. */
    private final @Nullable List<NamedRows>[] naming;

    private final EntryList inOrder = new EntryList();
    private final Collection<Entry<?>> all = Collections.unmodifiableCollection(inOrder);
    private final int[] versions;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic collections
    IdentityMap(Shapes shapes) {
        this.shapes = shapes;
        int tables = shapes.all().size();
        this.byKey = new KeyTable[tables];
        this.named = new List[tables];
        this.naming = new List[tables];
        this.versions = new int[tables];
    }

    private KeyTable<Entry<?>> byKey(int table) {
        KeyTable<Entry<?>> known = byKey[table];
        if (known == null) {
            known = new KeyTable<>();
            byKey[table] = known;
        }
        return known;
    }

    private List<NamedRows> named(EntityMapping<?> mapping) {
        List<NamedRows> known = named[mapping.ordinal()];
        if (known == null) {
            known = NamedRows.of(shapes.of(mapping));
            named[mapping.ordinal()] = known;
        }
        return known;
    }

    private List<NamedRows> naming(EntityMapping<?> mapping) {
        List<NamedRows> known = naming[mapping.ordinal()];
        if (known == null) {
            List<NamedRows> all = new ArrayList<>();
            for (EntityMapping<?> each = mapping; each != null; each = each.parent()) {
                all.addAll(named(each));
            }
            known = List.copyOf(all);
            naming[mapping.ordinal()] = known;
        }
        return known;
    }

    /** A hot path: an entity's links lead to its entry, which no map needs to do then. */
    @Nullable
    Entry<?> of(Object entity) {
        EntityShape<?> shape = shapes.of(entity.getClass());
        if (shape == null || shape.relationships().isEmpty()) {
            return linkless.get(entity);
        }
        Entry<?> entry = EntityLinks.entryOf(shape.relationships().get(0), entity);
        return entry != null && inOrder.contains(entry) ? entry : null;
    }

    /**
     * The same of one that a relationship links: where that has a counterpart, the end there leads to the entry, and no class is looked up. A hot path: every
     * foreign key that is written asks for its target.
     */
    @Nullable
    Entry<?> of(Object linked, RelationshipMapping<?, ?> by) {
        RelationshipMapping<?, ?> counterpart = by.counterpart();
        Entry<?> entry = counterpart == null ? null : EntityLinks.entryOf(counterpart, linked);
        return entry != null && inOrder.contains(entry) ? entry : of(linked);
    }

    boolean has(Entry<?> entry) {
        return inOrder.contains(entry);
    }

    /** Null also where the row is one of another class. */
    @SuppressWarnings("unchecked") // the entities of what extends a shape's are of its class
    <E> @Nullable Entry<E> find(EntityShape<E> shape, Object key) {
        KeyTable<Entry<?>> keys = byKey[tableOf(shape)];
        Entry<?> entry = keys == null ? null : keys.get(key);
        return entry != null && entry.shape().mapping().isA(shape.mapping()) ? (Entry<E>) entry : null;
    }

    /** Entities that extend each other have their keys in common. */
    private static int tableOf(EntityShape<?> shape) {
        return shape.mapping().root().ordinal();
    }

    /** The entry whose row has a key other than the primary one, where foreign keys name that. */
    @Nullable
    Entry<?> find(EntityShape<?> shape, int[] columns, Object key) {
        for (NamedRows rows : named(shape.mapping())) {
            if (rows.isOf(columns)) {
                return rows.find(key);
            }
        }
        return null;
    }

    void put(Entry<?> entry) {
        if (entry.shape().relationships().isEmpty()) {
            linkless.put(entry.entity(), entry);
        }
        inOrder.add(entry);
        putKey(entry);
    }

    /** Those of an entity that have a row. */
    Collection<Entry<?>> withRows(EntityMapping<?> mapping) {
        Collection<Entry<?>> all = byKey(mapping.root().ordinal()).values();
        return mapping.parent() == null
                ? all
                : all.stream()
                        .filter(entry -> entry.shape().mapping().isA(mapping))
                        .toList();
    }

    /** How many entries have a row of a table, or of one that has its keys. A hot path: spares a search for each row that could name one. */
    int countOf(EntityMapping<?> mapping) {
        KeyTable<Entry<?>> keys = byKey[mapping.root().ordinal()];
        return keys == null ? 0 : keys.size();
    }

    /** Makes room for rows of a table of which nothing is here yet: where something is, it may be the same rows again. */
    void expect(EntityMapping<?> mapping, int more) {
        if (countOf(mapping) == 0) {
            byKey(mapping.root().ordinal()).expect(more);
            inOrder.expect(more);
        }
    }

    /** Grows whenever the rows of a table's entries change. */
    int version(EntityMapping<?> mapping) {
        return versions[mapping.root().ordinal()];
    }

    /** Enters the entry under its key, once it has one. */
    private void putKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            byKey(tableOf(entry.shape())).put(key, entry);
            putNamed(entry);
        }
    }

    private void putNamed(Entry<?> entry) {
        versions[tableOf(entry.shape())]++;
        List<NamedRows> rows = naming(entry.shape().mapping());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).put(entry);
        }
    }

    private void removeKey(Entry<?> entry) {
        Object key = entry.key();
        if (key != null) {
            byKey(tableOf(entry.shape())).remove(key, entry);
            removeNamed(entry);
        }
    }

    private void removeNamed(Entry<?> entry) {
        versions[tableOf(entry.shape())]++;
        List<NamedRows> rows = naming(entry.shape().mapping());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).remove(entry);
        }
    }

    /** The entry has another row, which mostly has the same key. */
    void store(Entry<?> entry, @Nullable Object[] row) {
        Object former = entry.key();
        if (former == null || !former.equals(entry.shape().keyIn(row))) {
            removeKey(entry);
            entry.store(row);
            putKey(entry);
        } else {
            removeNamed(entry);
            entry.store(row);
            putNamed(entry);
        }
    }

    /** Enters every entry under the key it has now. */
    void rekey() {
        clearKeys();
        inOrder.forEach(this::putKey);
    }

    void remove(Entry<?> entry) {
        linkless.remove(entry.entity());
        inOrder.drop(entry);
        removeKey(entry);
    }

    Collection<Entry<?>> all() {
        return all;
    }

    /** Those of entities that have no links. */
    Collection<Entry<?>> linkless() {
        return linkless.values();
    }

    /** The first, in the order of arrival, that fits; null where none does. A hot path: every flush asks this. */
    @Nullable
    Entry<?> first(Predicate<Entry<?>> predicate) {
        return inOrder.first(predicate);
    }

    void clear() {
        linkless.clear();
        inOrder.clear();
        clearKeys();
    }

    private void clearKeys() {
        for (KeyTable<Entry<?>> keys : byKey) {
            if (keys != null) {
                keys.clear();
            }
        }
        for (List<NamedRows> rows : named) {
            if (rows != null) {
                rows.forEach(NamedRows::clear);
            }
        }
    }
}
