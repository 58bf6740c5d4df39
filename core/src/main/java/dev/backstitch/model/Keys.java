package dev.backstitch.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Knows what identifies a row: primary and unique keys, as sets of columns. Columns are the same where they are one object. */
final class Keys {

    private Keys() {}

    /** All keys of a table, the primary key first. */
    static List<List<? extends Column<?, ?>>> of(EntityMapping<?> entity) {
        List<List<? extends Column<?, ?>>> keys = new ArrayList<>();
        keys.add(entity.primaryKey());
        entity.uniqueKeys().forEach(unique -> keys.add(unique.columns()));
        keys.removeIf(List::isEmpty);
        return keys;
    }

    /** Whether the columns are together one of the table's keys, in whatever order. */
    static boolean isKey(EntityMapping<?> entity, List<? extends Column<?, ?>> columns) {
        return of(entity).stream().anyMatch(key -> same(key, columns));
    }

    /** Whether no two rows hold the same reference: its columns contain a key of their own table. */
    static boolean isUnique(Reference reference) {
        Set<Object> columns = setOf(reference.columns());
        return of(reference.source()).stream().anyMatch(columns::containsAll);
    }

    static boolean isPrimary(EntityMapping<?> entity, Column<?, ?> column) {
        return setOf(entity.primaryKey()).contains(column);
    }

    static boolean same(Collection<? extends Column<?, ?>> some, Collection<? extends Column<?, ?>> others) {
        return setOf(some).equals(setOf(others));
    }

    /** Whether some are not all of the others, and nothing else. */
    static boolean isPart(Collection<? extends Column<?, ?>> some, Collection<? extends Column<?, ?>> others) {
        return some.size() < others.size() && setOf(others).containsAll(some);
    }

    private static Set<Object> setOf(Collection<? extends Column<?, ?>> columns) {
        Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(columns);
        return set;
    }
}
