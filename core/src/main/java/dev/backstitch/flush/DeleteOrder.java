package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.Reference;
import dev.backstitch.model.ReferentialAction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Orders entities to delete so that each goes after those whose rows name it: table by table, since rows of one table that name each other go in one
 * statement. A cycle of tables is broken at nullable foreign keys, which are emptied before. Made for one flush.
 */
final class DeleteOrder {

    private final TableOrder tables;
    private final Set<Entry<?>> waiting;
    private final Map<Entry<?>, List<Name>> naming = new LinkedHashMap<>();
    private final Map<Entry<?>, BitSet> emptied = new LinkedHashMap<>();

    /** A row that names another. */
    private record Name(Entry<?> by, ForeignKeyShape foreignKey) {}

    DeleteOrder(Tracker tracker, TableOrder tables, List<Entry<?>> removed) {
        this.tables = tables;
        this.waiting = new LinkedHashSet<>(removed);
        for (Entry<?> entry : removed) {
            for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
                Entry<?> named = tracker.foreignKeys().storedTarget(entry, foreignKey);
                if (named != null && named != entry && waiting.contains(named)) {
                    naming.computeIfAbsent(named, any -> new ArrayList<>()).add(new Name(entry, foreignKey));
                }
            }
        }
    }

    /** The entities of one table that can be deleted together, in the order in which they can. */
    List<List<Entry<?>>> batches() {
        List<List<Entry<?>>> batches = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Entry<?>> batch = nextBatch();
            if (batch != null) {
                batch.forEach(waiting::remove);
                batches.add(batch);
            } else if (!breakCycles()) {
                byTable().values().forEach(batches::add); // whose foreign keys may be deferred
                waiting.clear();
            }
        }
        return batches;
    }

    /** Rows of a batch cut into as many as one statement takes; not at all where they name each other. */
    List<List<Entry<?>>> chunks(List<Entry<?>> batch) {
        return batch.size() > Batches.MOST_ROWS && nameEachOther(batch) ? List.of(batch) : Batches.chunks(batch);
    }

    private boolean nameEachOther(List<Entry<?>> batch) {
        Set<Entry<?>> all = new HashSet<>(batch);
        return batch.stream()
                .anyMatch(entry ->
                        naming.getOrDefault(entry, List.of()).stream().anyMatch(name -> all.contains(name.by())));
    }

    /** The columns that have to be NULL before, by entity. */
    Map<Entry<?>, BitSet> emptied() {
        return emptied;
    }

    private @Nullable List<Entry<?>> nextBatch() {
        for (List<Entry<?>> entries : byTable().values()) {
            if (naming.isEmpty()) {
                return entries;
            }
            Set<Entry<?>> free = new LinkedHashSet<>(entries);
            while (free.removeIf(entry -> !isFree(entry, free))) {
                // until all that name one of these go with them
            }
            if (!free.isEmpty()) {
                return List.copyOf(free);
            }
        }
        return null;
    }

    private Map<Integer, List<Entry<?>>> byTable() {
        Map<Integer, List<Entry<?>>> byTable = new TreeMap<>();
        for (Entry<?> entry : waiting) {
            byTable.computeIfAbsent(-tables.rankOfDeletion(entry.shape()), any -> new ArrayList<>())
                    .add(entry);
        }
        return byTable;
    }

    private boolean isFree(Entry<?> entry, Set<Entry<?>> together) {
        for (Name name : naming.getOrDefault(entry, List.of())) {
            if (waiting.contains(name.by()) && !together.contains(name.by())) {
                return false;
            }
        }
        return true;
    }

    /** Whether PostgreSQL would keep the row that is named, and the foreign key can be emptied. */
    private static boolean bindsAndMayBeNull(Reference reference) {
        boolean keeps = reference.onDelete() != ReferentialAction.CASCADE
                && reference.onDelete() != ReferentialAction.SET_NULL
                && reference.deferrability() != Deferrability.INITIALLY_DEFERRED;
        return keeps && !reference.required();
    }

    /** False where no foreign key that stands in the way may be NULL. */
    private boolean breakCycles() {
        boolean broken = false;
        for (Entry<?> entry : waiting) {
            List<Name> names = naming.get(entry);
            broken |= names != null && names.removeIf(name -> waiting.contains(name.by()) && empty(name));
        }
        return broken;
    }

    private boolean empty(Name name) {
        if (!bindsAndMayBeNull(name.foreignKey().reference())) {
            return false;
        }
        BitSet columns = emptied.computeIfAbsent(name.by(), any -> new BitSet());
        for (int column : name.foreignKey().columns()) {
            columns.set(column);
        }
        return true;
    }
}
