package dev.backstitch.flush;

import dev.backstitch.change.ChangeDetector;
import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.KnownHolders;
import dev.backstitch.change.Pair;
import dev.backstitch.change.PairChanges;
import dev.backstitch.change.RowRef;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.flush.PairStep.Operation;
import dev.backstitch.model.AssociationMapping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders what a tracker holds into steps: parents before children, links after both, children gone before parents. Made for one flush; pure but for
 * what {@link Orphans} decides.
 */
public final class Planner {

    private final Tracker tracker;
    private final TableOrder tables;
    private final Undo undo;
    private final List<Step> steps = new ArrayList<>();

    public Planner(Tracker tracker, TableOrder tables, Undo undo) {
        this.tracker = tracker;
        this.tables = tables;
        this.undo = undo;
    }

    /** The steps that bring the rows to where the objects are; empty where they are there already. */
    public FlushPlan plan() {
        KnownHolders holders = new KnownHolders(tracker);
        holders.decide();
        if (tracker.removesRows()) {
            holders.letGoOfRemoved();
        }
        Orphans.decide(tracker);
        tracker.positions().count();
        List<Entry<?>> fresh = new ArrayList<>();
        List<Entry<?>> managed = new ArrayList<>();
        List<Entry<?>> removed = new ArrayList<>();
        for (Entry<?> entry : tracker.entries()) {
            (entry.state() == State.NEW ? fresh : entry.state() == State.REMOVED ? removed : managed).add(entry);
        }
        Map<Entry<?>, BitSet> changed = changed(managed);
        Vacancies vacancies = new Vacancies(tracker, Handovers.of(tracker, fresh, changed, removed));
        refill(changed, vacancies.emptied());
        pairs(PairChanges.Change.REMOVED, Operation.DELETE);
        pairs(PairChanges.Change.REMOVED_UNSEEN, Operation.DELETE);
        steps.addAll(Releases.of(tracker));
        UpdateParts parts = new UpdateParts(tracker, changed, vacancies);
        UpdateOrder order = vacancies.order();
        updates(vacancies.emptied(), true);
        updates(parts.beforeDeletes(), order);
        deletes(List.copyOf(vacancies.goFirst()));
        updates(parts.beforeInserts(), order);
        Map<Entry<?>, BitSet> rest = parts.rest();
        rest.putAll(inserts(fresh));
        updates(rest, order);
        steps.addAll(TakeRows.of(tracker));
        pairs(PairChanges.Change.ADDED, Operation.INSERT);
        pairs(PairChanges.Change.ADDED_UNSEEN, Operation.INSERT_MISSING);
        removed.removeAll(vacancies.goFirst());
        deletes(removed);
        return new FlushPlan(steps);
    }

    private Map<Entry<?>, BitSet> changed(List<Entry<?>> managed) {
        ChangeDetector detector = new ChangeDetector(tracker);
        Map<Entry<?>, BitSet> changed = new LinkedHashMap<>();
        for (Entry<?> entry : managed) {
            BitSet columns = detector.changedColumns(entry);
            if (columns != null) {
                KeyChanges.refuse(entry, columns);
                changed.put(entry, columns);
            }
        }
        return changed;
    }

    /** What is NULL in between is written again, also where only another column of its key changes. */
    private static void refill(Map<Entry<?>, BitSet> changed, Map<Entry<?>, BitSet> emptied) {
        emptied.forEach((entry, columns) -> {
            if (entry.state() == State.MANAGED) {
                changed.computeIfAbsent(entry, any -> new BitSet()).or(columns);
            }
        });
    }

    private Map<Entry<?>, BitSet> inserts(List<Entry<?>> fresh) {
        InsertOrder order = new InsertOrder(tracker, tables, fresh);
        for (InsertOrder.Batch batch : order.batches()) {
            Map<BitSet, List<Entry<?>>> byColumns = new LinkedHashMap<>();
            for (Entry<?> entry : batch.entries()) {
                byColumns
                        .computeIfAbsent(InsertColumns.given(entry, order.postponed(entry)), any -> new ArrayList<>())
                        .add(entry);
            }
            byColumns.forEach((columns, entries) -> steps.add(new InsertRows(
                    tracker,
                    undo,
                    batch.shape(),
                    columns.stream().toArray(),
                    InsertColumns.returned(batch.shape(), columns),
                    entries)));
        }
        return order.postponed();
    }

    private void updates(Map<Entry<?>, BitSet> changed, UpdateOrder order) {
        Map<Integer, Map<Entry<?>, BitSet>> byLevel = new TreeMap<>();
        changed.forEach((entry, columns) -> byLevel.computeIfAbsent(order.levelOf(entry), any -> new LinkedHashMap<>())
                .put(entry, columns));
        byLevel.values().forEach(level -> updates(level, false));
    }

    private void updates(Map<Entry<?>, BitSet> changed, boolean emptying) {
        Map<Integer, Map<BitSet, List<Entry<?>>>> byTable = new TreeMap<>();
        changed.forEach(
                (entry, columns) -> byTable.computeIfAbsent(tables.rank(entry.shape()), any -> new LinkedHashMap<>())
                        .computeIfAbsent(columns, any -> new ArrayList<>())
                        .add(entry));
        for (Map<BitSet, List<Entry<?>>> byColumns : byTable.values()) {
            byColumns.forEach((columns, entries) -> steps.add(new UpdateRows(
                    tracker, undo, entries.get(0).shape(), columns.stream().toArray(), entries, emptying)));
        }
    }

    private void deletes(List<Entry<?>> removed) {
        DeleteOrder order = new DeleteOrder(tracker, tables, removed);
        List<List<Entry<?>>> batches = order.batches();
        updates(order.emptied(), true);
        for (List<Entry<?>> entries : batches) {
            EntityShape<?> shape = entries.get(0).shape();
            steps.addAll(Dependents.of(tracker.shapes(), shape, entries));
            steps.add(new DeleteRows(tracker, undo, shape, entries));
        }
    }

    private void pairs(PairChanges.Change change, Operation operation) {
        Map<AssociationMapping, List<Pair>> byAssociation = new LinkedHashMap<>();
        tracker.changes().pairs().all().forEach((pair, what) -> {
            if (what == change && writable(pair, operation)) {
                byAssociation
                        .computeIfAbsent(pair.association(), any -> new ArrayList<>())
                        .add(pair);
            }
        });
        byAssociation.forEach((association, pairs) -> steps.add(new PairStep(association, operation, pairs)));
    }

    /** A row can be deleted only between entities that have rows, and inserted only between entities that keep or get them. */
    private static boolean writable(Pair pair, Operation operation) {
        if (operation == Operation.DELETE) {
            return pair.from().row() != null && pair.to().row() != null;
        }
        return lives(pair.from()) && lives(pair.to());
    }

    private static boolean lives(RowRef entry) {
        return entry.state() == State.NEW || entry.state() == State.MANAGED;
    }
}
