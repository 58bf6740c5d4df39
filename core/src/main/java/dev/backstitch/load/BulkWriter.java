package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.LinkMoves;
import dev.backstitch.change.Tracker;
import dev.backstitch.flush.RowCorrections;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.sql.BulkStatements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Updates and deletes any number of rows with one statement and brings the session's entities to what became of their rows; what foreign keys made of
 * further rows is read once for each table of which the session has any. Made by a session for its transaction; one thread.
 */
public final class BulkWriter {

    private final Tracker tracker;
    private final BulkStatements statements;
    private final RowCorrections corrections;

    public BulkWriter(Tracker tracker, BulkStatements statements, RowCorrections corrections) {
        this.tracker = tracker;
        this.statements = statements;
        this.corrections = corrections;
    }

    /**
     * @throws dev.backstitch.error.RefusedDataException where a value cannot be stored: nothing was sent
     * @throws dev.backstitch.error.UsageException where the columns are in several tables: nothing was sent
     */
    public <E> void check(EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> values) {
        statements.check(entity, values);
        statements.requireOneTable(entity, counted(entity, values).keySet());
    }

    /** How many rows were updated. */
    public <E> long update(EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> given, Condition condition) {
        EntityShape<E> shape = tracker.shapes().of(entity);
        Map<Column<E, ?>, @Nullable Object> values = counted(entity, given);
        int[] set = EntityShape.indexesOf(entity, List.copyOf(values.keySet()));
        int[] columns = both(set, entity.partOf(set[0]).kept(shape.computed()));
        Dependents dependents = Dependents.ofUpdate(tracker, entity, columns);
        if (!holds(entity) && !LinkMoves.anyOwner(tracker, shape, columns)) {
            long count = statements.update(entity, values, condition);
            correct(dependents, Set.of());
            return count;
        }
        int[] returned = both(shape.key(), LinkMoves.needed(shape, columns));
        List<@Nullable Object[]> rows = statements.update(entity, values, condition, returned);
        corrections.updated(shape, columns, rows);
        correct(dependents, Set.of());
        return rows.size();
    }

    /** The values with the version that comes next. */
    private <E> Map<Column<E, ?>, @Nullable Object> counted(
            EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> given) {
        EntityShape<E> shape = tracker.shapes().of(entity);
        Map<Column<E, ?>, @Nullable Object> values = new LinkedHashMap<>(given);
        if (shape.isCounted(shape.version())) {
            values.put(shape.column(shape.version()), BulkStatements.nextVersion(shape.column(shape.version())));
        }
        return values;
    }

    /** How many rows were deleted, without those that went with them. */
    public <E> long delete(EntityMapping<E> entity, Condition condition) {
        EntityShape<E> shape = tracker.shapes().of(entity);
        Dependents dependents = Dependents.ofDelete(tracker, entity);
        corrections.deletedFrom(shape);
        if (!holds(entity)) {
            long count = statements.delete(entity, condition);
            correct(dependents, Set.of());
            return count;
        }
        List<@Nullable Object[]> rows = statements.delete(entity, condition, shape.key());
        Set<Entry<?>> gone = new LinkedHashSet<>();
        for (@Nullable Object[] row : rows) {
            Object key = shape.keyIn(row);
            Entry<E> entry = key == null ? null : tracker.find(shape, key);
            if (entry != null) {
                gone.add(entry);
            }
        }
        correct(dependents, gone);
        return rows.size();
    }

    /** What is gone leaves every link before what stays is moved. */
    private void correct(Dependents dependents, Set<Entry<?>> known) {
        Set<Entry<?>> gone = new LinkedHashSet<>(known);
        Map<Dependents.Table, List<@Nullable Object[]>> changed = new LinkedHashMap<>();
        for (Dependents.Table table : dependents.tables()) {
            List<Entry<?>> held = new ArrayList<>(tracker.entriesWithRows(table.mapping()));
            held.removeAll(known);
            if (!held.isEmpty()) {
                changed.put(table, reread(table, held, gone));
            }
        }
        corrections.deleted(gone);
        changed.forEach((table, rows) -> corrections.updated(table.shape(), table.columns(), rows));
    }

    private List<@Nullable Object[]> reread(Dependents.Table table, List<Entry<?>> held, Set<Entry<?>> gone) {
        EntityShape<?> shape = table.shape();
        int[] key = shape.key();
        @Nullable Object[][] keys = new Object[held.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = some(held.get(i), key);
        }
        List<@Nullable Object[]> rows =
                statements.reread(table.mapping(), key, keys, both(key, LinkMoves.needed(shape, table.columns())));
        Set<Entry<?>> missing = new LinkedHashSet<>(held);
        List<@Nullable Object[]> changed = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            Object found = shape.keyIn(row);
            Entry<?> entry = found == null ? null : tracker.find(shape, found);
            missing.remove(entry);
            if (entry != null && table.differs(entry, row)) {
                changed.add(row);
            }
        }
        gone.addAll(missing);
        return changed;
    }

    private boolean holds(EntityMapping<?> entity) {
        return !tracker.entriesWithRows(entity).isEmpty();
    }

    private static @Nullable Object[] some(Entry<?> entry, int[] columns) {
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = entry.stored(columns[i]);
        }
        return values;
    }

    private static int[] both(int[] some, int[] others) {
        return IntStream.concat(IntStream.of(some), IntStream.of(others))
                .distinct()
                .toArray();
    }
}
