package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The unique keys by which the rows of objects are found that do not know their primary keys, one a table. Where a part of such a key is a foreign key, the
 * object that it names is looked for first. Made for one call.
 */
public final class NaturalKeys {

    /** None, so that no object is found by one. */
    public static final NaturalKeys NONE = new NaturalKeys((shape, columns, values) -> Map.of());

    private final Map<EntityMapping<?>, List<Column<?, ?>>> keys = new LinkedHashMap<>();
    private final Lookup lookup;

    private NaturalKeys(Lookup lookup) {
        this.lookup = lookup;
    }

    /** @throws UsageException where the columns of a table are no unique key of it */
    public NaturalKeys(Model model, List<? extends Column<?, ?>> columns, Lookup lookup) {
        this(lookup);
        for (Column<?, ?> column : columns) {
            keys.computeIfAbsent(model.entityOf(column.mappedTable()), any -> new ArrayList<>())
                    .add(column);
        }
        keys.forEach((entity, some) -> {
            boolean known = entity.uniqueKeys().stream()
                    .anyMatch(key ->
                            key.columns().size() == some.size() && new HashSet<>(key.columns()).containsAll(some));
            if (!known) {
                throw new UsageException("attach: "
                        + some.stream().map(Column::getName).toList() + " is no unique key of " + entity.label()
                        + ": name the columns of one, or declare it unique; nothing was changed");
            }
        });
    }

    /** Reads rows by the values of a unique key; the load floor does. */
    public interface Lookup {

        /** The rows that have some values in the columns, by these values in a list; one statement. */
        Map<Object, @Nullable Object[]> byValues(EntityShape<?> shape, int[] columns, List<Object[]> values);
    }

    /** Whether rows of an entity are found by one. */
    boolean knows(Entry<?> entry) {
        return keyOf(entry) != null;
    }

    private @Nullable List<Column<?, ?>> keyOf(Entry<?> entry) {
        for (Map.Entry<EntityMapping<?>, List<Column<?, ?>>> each : keys.entrySet()) {
            if (entry.shape().mapping().isA(each.getKey())) {
                return each.getValue();
            }
        }
        return null;
    }

    /**
     * The rows of those that have one, one statement a table.
     *
     * @param nameless those that do not know their primary keys
     * @param reached how to find the entry of an object that is reached as well
     */
    Map<Entry<?>, @Nullable Object[]> rows(List<Entry<?>> nameless, Reached reached) {
        Map<Entry<?>, @Nullable Object[]> found = new LinkedHashMap<>();
        Map<EntityShape<?>, List<Entry<?>>> waiting = new LinkedHashMap<>();
        for (Entry<?> entry : nameless) {
            if (knows(entry)) {
                waiting.computeIfAbsent(entry.shape(), any -> new ArrayList<>()).add(entry);
            }
        }
        while (!waiting.isEmpty()) {
            EntityShape<?> next = next(waiting.keySet());
            find(next, waiting.get(next), reached, found);
            waiting.remove(next);
        }
        return found;
    }

    /** Finds the entry of an object. */
    interface Reached {

        @Nullable
        Entry<?> entryOf(Object object);
    }

    /** One of those whose keys name none of the others, or the first. */
    private EntityShape<?> next(Set<EntityShape<?>> waiting) {
        for (EntityShape<?> shape : waiting) {
            boolean ready = true;
            for (int column : places(shape)) {
                ForeignKeyShape foreignKey = shape.foreignKeyAt(column);
                ready &= foreignKey == null
                        || waiting.stream()
                                .noneMatch(other -> other != shape
                                        && other.mapping()
                                                .isA(foreignKey.reference().target()));
            }
            if (ready) {
                return shape;
            }
        }
        return waiting.iterator().next();
    }

    private int[] places(EntityShape<?> shape) {
        for (Map.Entry<EntityMapping<?>, List<Column<?, ?>>> each : keys.entrySet()) {
            if (shape.mapping().isA(each.getKey())) {
                return EntityShape.indexesOf(shape.mapping(), each.getValue());
            }
        }
        return new int[0];
    }

    private void find(
            EntityShape<?> shape,
            @Nullable List<Entry<?>> entries,
            Reached reached,
            Map<Entry<?>, @Nullable Object[]> found) {
        int[] columns = places(shape);
        Map<Entry<?>, Object[]> values = new LinkedHashMap<>();
        for (Entry<?> entry : entries == null ? List.<Entry<?>>of() : entries) {
            Object[] value = valueOf(entry, columns, reached, found);
            if (value != null) {
                values.put(entry, value);
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Map<Object, @Nullable Object[]> rows = lookup.byValues(shape, columns, List.copyOf(values.values()));
        values.forEach((entry, value) -> {
            @Nullable Object[] row = rows.get(List.of(value));
            if (row != null) {
                found.put(entry, row);
            }
        });
    }

    /** Null where a part is missing, so that there can be no such row. */
    private static Object @Nullable [] valueOf(
            Entry<?> entry, int[] columns, Reached reached, Map<Entry<?>, @Nullable Object[]> found) {
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = valueOf(entry, columns[i], reached, found);
            if (values[i] == null) {
                return null;
            }
        }
        return Arrays.copyOf(values, values.length, Object[].class);
    }

    private static <E> @Nullable Object valueOf(
            Entry<E> entry, int column, Reached reached, Map<Entry<?>, @Nullable Object[]> found) {
        EntityShape<E> shape = entry.shape();
        ForeignKeyShape foreignKey = shape.foreignKeyAt(column);
        RelationshipMapping<?, ?> holding = foreignKey == null ? null : foreignKey.holding();
        if (foreignKey == null || holding == null) {
            return shape.read(entry.entity(), column);
        }
        One<?> link = (One<?>) ForeignKeys.link(entry, holding);
        List<Object> given = LinkAccess.keys(link);
        if (!given.isEmpty()) {
            return KeyRow.parts(given.get(0), foreignKey.columns().length).get(foreignKey.placeOf(column));
        }
        Object target = LinkAccess.peek(link);
        Entry<?> named = target == null ? null : reached.entryOf(target);
        if (named == null) {
            return shape.read(entry.entity(), column);
        }
        int place = foreignKey.targetColumns()[foreignKey.placeOf(column)];
        @Nullable Object[] row = found.containsKey(named) ? found.get(named) : named.row();
        return row == null || row[place] == null ? property(named, place) : row[place];
    }

    private static <E> @Nullable Object property(Entry<E> entry, int column) {
        Object value = entry.shape().read(entry.entity(), column);
        return entry.shape().column(column).definition().isNone(value) ? null : value;
    }
}
