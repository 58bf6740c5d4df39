package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.LazyLoads;
import dev.backstitch.change.NaturalKeys;
import dev.backstitch.change.PlainRows;
import dev.backstitch.change.RowSource;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.flush.Undo;
import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.sql.UpsertStatements;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of plain objects, or takes those that are there, and makes the objects part of the session with what the rows are then: one statement for
 * all objects that give the same columns. Made for one call; one thread.
 *
 * @param <E> the entity class
 */
public final class Upsert<E> {

    private final Tracker tracker;
    private final Undo undo;
    private final UpsertStatements statements;
    private final RowSource others;
    private final EntityShape<E> shape;
    private final int[] conflict;
    private final @Nullable BitSet overwritten;
    private final Map<Object, E> byKey = new LinkedHashMap<>();
    private final Map<BitSet, Map<Object, @Nullable Object[]>> byColumns = new LinkedHashMap<>();

    /**
     * @param conflict the columns of a unique key
     * @param overwritten which columns take the values of the objects where a row is there; null for all
     * @param others reads the rows of what the objects are linked to
     * @throws UsageException where the columns are no unique key that PostgreSQL could look at
     */
    public Upsert(
            Tracker tracker,
            Undo undo,
            UpsertStatements statements,
            RowSource others,
            List<Column<E, ?>> conflict,
            @Nullable List<Column<E, ?>> overwritten) {
        this.tracker = tracker;
        this.undo = undo;
        this.statements = statements;
        this.others = others;
        EntityMapping<E> mapping =
                tracker.shapes().model().entityOf(conflict.get(0).mappedTable());
        this.shape = tracker.shapes().of(mapping);
        this.conflict = EntityShape.indexesOf(mapping, conflict);
        if (overwritten == null) {
            this.overwritten = null;
        } else {
            this.overwritten = new BitSet();
            IntStream.of(EntityShape.indexesOf(mapping, overwritten)).forEach(this.overwritten::set);
        }
        requireKey(mapping, conflict);
    }

    private static <E> void requireKey(EntityMapping<E> mapping, List<Column<E, ?>> conflict) {
        Set<Column<E, ?>> columns = new HashSet<>(conflict);
        boolean primary = columns.equals(new HashSet<>(mapping.primaryKey()));
        boolean unique = mapping.uniqueKeys().stream()
                .anyMatch(key -> key.deferrability() == Deferrability.NOT_DEFERRABLE
                        && columns.equals(new HashSet<>(key.columns())));
        if (!primary && !unique) {
            String names = conflict.stream().map(Column::getName).collect(Collectors.joining(", "));
            throw new UsageException("upsert: onConflict(" + names + ") names no primary key of " + mapping.label()
                    + " and no unique key that is checked row by row: name the columns of one; nothing was sent");
        }
    }

    /** @throws UsageException where one of the objects, or another one for its row, is part of the session, or two stand for one row: nothing was sent */
    public void check(List<? extends E> entities) {
        PlainRows<E> plain = new PlainRows<>(tracker, shape);
        plain.requireOneTable("upsert");
        for (E entity : entities) {
            plain.requireOwn("upsert", entity);
            @Nullable Object[] row = new Object[shape.width()];
            BitSet given = statements.given(plain, entity, row);
            Object key = key(row);
            if (byKey.putIfAbsent(key, entity) != null) {
                throw new UsageException("upsert: two objects of " + shape.label() + " stand for the row with " + key
                        + ": give one of them; nothing was sent");
            }
            byColumns.computeIfAbsent(given, any -> new LinkedHashMap<>()).put(key, row);
        }
        refuseKnown();
    }

    /** Writes the rows of those that were checked, and makes the objects part of the session. */
    public void run() {
        Map<Object, @Nullable Object[]> rows = new HashMap<>();
        byColumns.forEach((given, some) -> statements
                .upsert(shape, given, conflict, overwritten, some.values())
                .forEach(row -> rows.put(key(row), row)));
        adopt(rows);
    }

    private Object key(@Nullable Object[] row) {
        Object key = EntityShape.keyOf(row, conflict);
        if (key == null) {
            throw new UsageException("upsert: an object of " + shape.label()
                    + " has no value in the columns of onConflict(..), which are to tell whose row it is: set them; nothing was"
                    + " sent");
        }
        return key;
    }

    private void refuseKnown() {
        for (E entity : byKey.values()) {
            if (tracker.entryOf(entity) != null) {
                throw new UsageException("upsert: an object of " + shape.label()
                        + " is part of the session already: change it, and the flush writes it; nothing was sent");
            }
        }
        tracker.lazy().load(shape.mapping(), tracker.entriesWithRows(shape.mapping()), conflict);
        for (Entry<?> entry : tracker.entriesWithRows(shape.mapping())) {
            Object key = EntityShape.keyOf(Objects.requireNonNull(entry.row()), conflict);
            if (key != null && byKey.containsKey(key)) {
                throw new UsageException("upsert: the session already holds another object of " + shape.label()
                        + " with " + key + ": change that one instead; nothing was sent");
            }
        }
    }

    private void adopt(Map<Object, @Nullable Object[]> rows) {
        IdentityHashMap<Object, @Nullable Object[]> known = new IdentityHashMap<>();
        byKey.forEach((key, entity) -> {
            @Nullable Object[] row = Objects.requireNonNull(rows.get(key), "a row that was written comes back");
            known.put(entity, row);
            write(entity, row);
        });
        byKey.values().forEach(entity -> {
            tracker.attach(entity, entries -> rowsOf(entries, known), NaturalKeys.NONE);
            Entry<?> entry = Objects.requireNonNull(tracker.entryOf(entity));
            undo.after(() -> entry.restore(null));
        });
    }

    private void write(E entity, @Nullable Object[] row) {
        @Nullable Object[] before = new Object[row.length];
        for (int column = 0; column < row.length; column++) {
            int place = column;
            before[column] = LazyLoads.looking(() -> shape.read(entity, place));
        }
        shape.writeAll(entity, row);
        undo.after(() -> shape.writeAll(entity, before));
    }

    /** Those that were just written, and those that have to be read. */
    private Map<Entry<?>, @Nullable Object[]> rowsOf(
            Iterable<? extends Entry<?>> entries, IdentityHashMap<Object, @Nullable Object[]> known) {
        Map<Entry<?>, @Nullable Object[]> rows = new HashMap<>();
        Map<Entry<?>, Boolean> unknown = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            @Nullable Object[] row = known.get(entry.entity());
            if (row == null) {
                unknown.put(entry, true);
            } else {
                rows.put(entry, row);
            }
        }
        if (!unknown.isEmpty()) {
            rows.putAll(others.of(unknown.keySet()));
        }
        return rows;
    }
}
