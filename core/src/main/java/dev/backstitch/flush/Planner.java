package dev.backstitch.flush;

import dev.backstitch.change.ChangeDetector;
import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.KnownHolders;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders what a tracker holds into steps: parents before children, links after both, children gone before parents. Made for one flush; pure but for
 * what {@link Orphans} decides.
 */
public final class Planner {

    private final Tracker tracker;
    private final TableOrder tables;
    private final Undo undo;
    private final ChangeDetector detector;
    private final List<Step> steps = new ArrayList<>();

    public Planner(Tracker tracker, TableOrder tables, Undo undo, ChangeDetector detector) {
        this.tracker = tracker;
        this.detector = detector;
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
        if (tracker.removesRows()) {
            Cascades.decide(tracker);
        }
        tracker.positions().count();
        List<Entry<?>> fresh = new ArrayList<>(tracker.fresh().size());
        List<Entry<?>> removed = new ArrayList<>();
        Map<Entry<?>, BitSet> changed = new LinkedHashMap<>();
        for (Entry<?> entry : tracker.entries()) {
            switch (entry.state()) {
                case NEW -> fresh.add(entry);
                case REMOVED -> removed.add(entry);
                case MANAGED, DETACHED -> compare(entry, changed);
            }
        }
        GoneAlong goneAlong = new GoneAlong(tracker, undo);
        if (!removed.isEmpty()) {
            changed.forEach(goneAlong::spare);
            changed.values().removeIf(BitSet::isEmpty);
        }
        new VersionBumps(tracker, changed).add(fresh, removed);
        MissingColumns missing = new MissingColumns(tracker);
        missing.ofKeys(fresh, changed, removed);
        Vacancies vacancies = new Vacancies(tracker, Handovers.of(tracker, fresh, changed, removed));
        refill(changed, vacancies.emptied());
        UpdateOrder order = vacancies.order();
        order.groups().align(changed);
        missing.ofUnchanged(changed);
        UpdateParts parts = new UpdateParts(tracker, changed, vacancies);
        PairSteps pairs = new PairSteps(tracker.changes().pairs());
        steps.addAll(pairs.deletes());
        steps.addAll(Releases.of(tracker));
        updates(vacancies.emptied(), true);
        updates(parts.mixed() ? mixed(vacancies, fresh, changed) : moments(vacancies, fresh, parts), order);
        steps.addAll(TakeRows.of(tracker));
        steps.addAll(pairs.inserts());
        Set<Entry<?>> along = goneAlong.of(removed, vacancies.goFirst());
        removed.removeAll(vacancies.goFirst());
        deletes(removed, along);
        if (tracker.removesRows()) {
            steps.addAll(new Doubts(tracker, tables).steps(undo));
        }
        if (goneAlong.concerns(along)) {
            lastDelete().then(() -> goneAlong.follow(along));
        }
        return new FlushPlan(steps);
    }

    private void compare(Entry<?> entry, Map<Entry<?>, BitSet> changed) {
        BitSet columns = detector.changedColumns(entry);
        if (columns != null) {
            KeyChanges.refuse(entry, columns);
            changed.put(entry, columns);
        }
    }

    /** What is NULL in between is written again, also where only another column of its key changes. */
    private static void refill(Map<Entry<?>, BitSet> changed, Map<Entry<?>, BitSet> emptied) {
        emptied.forEach((entry, columns) -> {
            if (entry.state() == State.MANAGED) {
                changed.computeIfAbsent(entry, any -> new BitSet()).or(columns);
            }
        });
    }

    /** What is left for the end. */
    private Map<Entry<?>, BitSet> moments(Vacancies vacancies, List<Entry<?>> fresh, UpdateParts parts) {
        updates(parts.beforeDeletes(), vacancies.order());
        deletes(List.copyOf(vacancies.goFirst()), new LinkedHashSet<>());
        updates(parts.beforeInserts(), vacancies.order());
        InsertOrder order = new InsertOrder(tracker, tables, fresh);
        order.batches().forEach(batch -> inserts(batch.entries(), order::postponed));
        Map<Entry<?>, BitSet> rest = parts.rest();
        rest.putAll(order.postponed());
        return rest;
    }

    /** The same where rows of one kind wait for those of another in turn. */
    private Map<Entry<?>, BitSet> mixed(Vacancies vacancies, List<Entry<?>> fresh, Map<Entry<?>, BitSet> changed) {
        MixedOrder order = new MixedOrder(tracker, tables, vacancies, fresh, changed);
        for (MixedOrder.Moment moment : order.moments()) {
            switch (moment.kind()) {
                case INSERT -> inserts(List.copyOf(moment.rows().keySet()), order::postponed);
                case UPDATE -> updates(moment.rows(), false);
                case DELETE -> deletes(List.copyOf(moment.rows().keySet()), new LinkedHashSet<>());
            }
        }
        return order.rest();
    }

    /** @param fresh of one table */
    private void inserts(List<Entry<?>> fresh, Function<Entry<?>, @Nullable BitSet> postponed) {
        Map<BitSet, List<Entry<?>>> byColumns = new TreeMap<>(Batches.BY_PLACES);
        EntityShape<?> shape = fresh.get(0).shape();
        InsertColumns given = new InsertColumns(shape);
        BitSet columns = new BitSet();
        BitSet before = new BitSet();
        List<Entry<?>> alike = null;
        for (Entry<?> entry : fresh) {
            given.find(entry, postponed.apply(entry), columns);
            if (alike == null || !columns.equals(before)) { // mostly a row goes where the one before it went
                before = (BitSet) columns.clone();
                int expected = byColumns.isEmpty() ? fresh.size() : 1;
                alike = byColumns.computeIfAbsent(before, any -> new ArrayList<>(expected));
            }
            alike.add(entry);
        }
        byColumns.forEach((some, entries) -> insert(shape, some, KeyOrder.given(tracker, entries)));
    }

    private void insert(EntityShape<?> shape, BitSet columns, List<Entry<?>> entries) {
        int[] given = columns.stream().toArray();
        int[] returned = InsertColumns.returned(shape, columns);
        for (List<Entry<?>> chunk : Batches.chunks(entries)) {
            steps.add(new InsertRows(tracker, undo, shape, given, returned, chunk));
        }
    }

    private void updates(Map<Entry<?>, BitSet> changed, UpdateOrder order) {
        if (order.isFlat()) {
            updates(changed, false);
            return;
        }
        Map<Integer, Map<Entry<?>, BitSet>> byLevel = new TreeMap<>();
        changed.forEach((entry, columns) -> byLevel.computeIfAbsent(order.levelOf(entry), any -> new LinkedHashMap<>())
                .put(entry, columns));
        byLevel.values().forEach(level -> updates(level, false));
    }

    private void updates(Map<Entry<?>, BitSet> changed, boolean emptying) {
        for (Batches.Batch batch : Batches.of(changed, tables, tracker.shapes())) {
            steps.add(new UpdateRows(tracker, undo, batch.shape(), batch.columns(), batch.entries(), emptying));
        }
    }

    /** @param along those that go without a step of their own, unless they have to let go of the row that takes them */
    private void deletes(List<Entry<?>> removed, Set<Entry<?>> along) {
        DeleteOrder order = new DeleteOrder(tracker, tables, removed);
        List<List<Entry<?>>> batches = order.batches();
        along.removeAll(order.emptied().keySet());
        updates(order.emptied(), true);
        Dependents dependents = new Dependents(tables);
        for (List<Entry<?>> batch : batches) {
            EntityShape<?> shape =
                    tracker.shapes().of(batch.get(0).shape().mapping().storage());
            List<Entry<?>> own =
                    batch.stream().filter(entry -> !along.contains(entry)).toList();
            for (List<Entry<?>> chunk : order.chunks(KeyOrder.stored(own))) {
                steps.addAll(dependents.of(chunk));
                steps.add(new DeleteRows(tracker, undo, shape, chunk));
            }
        }
    }

    private DeleteRows lastDelete() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof DeleteRows delete) {
                return delete;
            }
        }
        throw new IllegalStateException("rows go along with others, and none of these is deleted");
    }
}
