package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.flush.RowNode.Kind;
import dev.backstitch.model.Deferrability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Orders inserts, updates and the deletions that free values among each other, row by row: where an update takes the key of a new row, and another row
 * waits for what the update gives up. All that is ready and alike goes together, so that the number of statements does not depend on the number of rows.
 * Made for one flush, and only for one that has such an update.
 */
final class MixedOrder {

    private final Tracker tracker;
    private final TableOrder tables;
    private final Vacancies vacancies;
    private final Map<Entry<?>, RowNode> inserts = new LinkedHashMap<>();
    private final Map<Entry<?>, List<RowNode>> updates = new LinkedHashMap<>();
    private final Map<Entry<?>, RowNode> deletes = new LinkedHashMap<>();
    private final Map<Entry<?>, BitSet> postponed = new LinkedHashMap<>();
    private final Map<Entry<?>, BitSet> rest = new LinkedHashMap<>();

    MixedOrder(
            Tracker tracker,
            TableOrder tables,
            Vacancies vacancies,
            List<Entry<?>> fresh,
            Map<Entry<?>, BitSet> changed) {
        this.tracker = tracker;
        this.tables = tables;
        this.vacancies = vacancies;
        fresh.forEach(entry -> inserts.put(entry, new RowNode(Kind.INSERT, Set.of(entry), new BitSet())));
        vacancies.goFirst().forEach(entry -> deletes.put(entry, new RowNode(Kind.DELETE, Set.of(entry), new BitSet())));
        changed.forEach(this::addUpdates);
        inserts.forEach(this::nameNewRows);
        updates.forEach((entry, nodes) -> nodes.forEach(node -> nameNewRows(entry, node)));
        vacancies.handovers().forEach(this::handOver);
        tracker.entries().forEach(this::letGo);
        leaveToTheEnd();
    }

    /** Some rows of one kind that can be written now. */
    record Moment(Kind kind, Map<Entry<?>, BitSet> rows) {}

    /** What is written after all others, by entity. */
    Map<Entry<?>, BitSet> rest() {
        return rest;
    }

    /** The columns of new rows that are written after all others. */
    @Nullable
    BitSet postponed(Entry<?> entry) {
        return postponed.get(entry);
    }

    /** @throws dev.backstitch.error.RefusedDataException where there is no order */
    List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        Set<RowNode> waiting = new LinkedHashSet<>(inserts.values());
        updates.values().forEach(waiting::addAll);
        waiting.addAll(deletes.values());
        while (!waiting.isEmpty()) {
            List<RowNode> next = next(waiting);
            Map<Entry<?>, BitSet> rows = new LinkedHashMap<>();
            for (RowNode node : next) {
                node.entries()
                        .forEach(entry ->
                                rows.computeIfAbsent(entry, any -> new BitSet()).or(node.columns()));
            }
            moments.add(new Moment(next.get(0).kind(), rows));
            next.forEach(RowNode::done);
            next.forEach(waiting::remove);
        }
        postponed.forEach((entry, columns) -> rest.put(entry, columns));
        return moments;
    }

    /** New rows of the first table of which some are ready, or all updates that are, or all deletions. */
    private List<RowNode> next(Set<RowNode> waiting) {
        List<RowNode> ready = new ArrayList<>(waiting);
        ready.removeIf(node -> !node.isReady());
        TreeMap<Integer, List<RowNode>> byTurn = new TreeMap<>();
        for (RowNode node : ready) {
            byTurn.computeIfAbsent(turn(node), any -> new ArrayList<>()).add(node);
        }
        return byTurn.isEmpty() ? broken(waiting) : byTurn.firstEntry().getValue();
    }

    private int turn(RowNode node) {
        return switch (node.kind()) {
            case INSERT -> tables.rank(node.entries().iterator().next().shape());
            case UPDATE -> Integer.MAX_VALUE - 1;
            case DELETE -> Integer.MAX_VALUE;
        };
    }

    /** New rows of one class that wait for nothing but nullable foreign keys, or deleted rows that wait for nothing but each other. */
    private List<RowNode> broken(Set<RowNode> waiting) {
        List<RowNode> free = new ArrayList<>();
        for (RowNode node : waiting) {
            Entry<?> entry = node.entries().iterator().next();
            boolean alike =
                    free.isEmpty() || free.get(0).entries().iterator().next().shape() == entry.shape();
            if (node.kind() == Kind.INSERT && alike && node.postpone()) {
                postponed.put(entry, node.postponed());
                free.add(node);
            }
        }
        if (!free.isEmpty()) {
            return free;
        }
        Set<RowNode> circle = new LinkedHashSet<>(waiting);
        circle.removeIf(node -> node.kind() != Kind.DELETE);
        while (circle.removeIf(node -> !node.waitsForNothingBut(circle))) {
            // until what is left waits for each other only
        }
        if (circle.isEmpty()) {
            throw MixedOrderTexts.noOrder(waiting.iterator().next());
        }
        return List.copyOf(circle);
    }

    /** Columns that no unique key holds together are written apart, since only some of them may have to wait; rows that one statement updates are one. */
    private void addUpdates(Entry<?> entry, BitSet columns) {
        Set<Entry<?>> group = vacancies.order().groups().of(entry);
        if (group.size() > 1) {
            RowNode known = group.stream()
                    .filter(updates::containsKey)
                    .findFirst()
                    .map(member -> Objects.requireNonNull(updates.get(member)).get(0))
                    .orElseGet(() -> new RowNode(Kind.UPDATE, group, columns));
            updates.put(entry, List.of(known));
            return;
        }
        List<RowNode> nodes = new ArrayList<>();
        BitSet left = (BitSet) columns.clone();
        while (!left.isEmpty()) {
            BitSet first = new BitSet();
            first.set(left.nextSetBit(0));
            BitSet part = UpdateParts.together(entry, first);
            ForeignKeyShape foreignKey = entry.shape().foreignKeyAt(left.nextSetBit(0));
            if (foreignKey != null) {
                UpdateParts.set(part, foreignKey.columns());
                part = UpdateParts.together(entry, part);
            }
            part.and(left);
            left.andNot(part);
            nodes.add(new RowNode(Kind.UPDATE, Set.of(entry), part));
        }
        updates.put(entry, nodes);
    }

    private void nameNewRows(Entry<?> entry, RowNode node) {
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            if (node.kind() == Kind.UPDATE && !node.writes(foreignKey.columns())) {
                continue;
            }
            Entry<?> target = tracker.foreignKeys().target(entry, foreignKey);
            RowNode named = target == null ? null : inserts.get(target);
            boolean known = tracker.foreignKeys().known(entry, foreignKey);
            boolean later = known
                    && (named == node || foreignKey.reference().deferrability() == Deferrability.INITIALLY_DEFERRED);
            if (named != null && !later) {
                node.waitFor(named, foreignKey, MixedOrderTexts.names(node, named));
            }
        }
    }

    private void handOver(Handover handover) {
        RowNode taker = node(handover.to(), handover.key().columns());
        RowNode giver = node(handover.from(), handover.key().columns());
        BitSet emptied = vacancies.emptied().getOrDefault(handover.from(), new BitSet());
        boolean free = handover.inOneStatement()
                || IntColumns.any(emptied, handover.key().columns());
        if (taker != null && giver != null && taker != giver && !free) {
            taker.waitFor(giver, null, MixedOrderTexts.takes(taker, giver, handover.key()));
        }
    }

    private @Nullable RowNode node(Entry<?> entry, int[] columns) {
        if (entry.state() == State.NEW) {
            return inserts.get(entry);
        }
        if (entry.state() == State.REMOVED) {
            return deletes.get(entry);
        }
        return updates.getOrDefault(entry, List.of()).stream()
                .filter(node -> node.writes(columns))
                .findFirst()
                .orElse(null);
    }

    /** A row that is named goes after those that name it, or after these have let go; what may be NULL in between is already. */
    private void letGo(Entry<?> entry) {
        for (ForeignKeyShape foreignKey : entry.shape().foreignKeys()) {
            Entry<?> named = entry.row() == null ? null : tracker.foreignKeys().storedTarget(entry, foreignKey);
            RowNode gone = named == null || named == entry ? null : deletes.get(named);
            RowNode naming = gone == null ? null : node(entry, foreignKey.columns());
            boolean bound = foreignKey.reference().required()
                    && foreignKey.reference().deferrability() != Deferrability.INITIALLY_DEFERRED;
            if (gone != null && naming != null && (bound || naming.kind() == Kind.DELETE)) {
                gone.waitFor(naming, null, MixedOrderTexts.isNamed(gone, naming));
            }
        }
    }

    /** An update for which nothing waits is written with all others of its kind. */
    private void leaveToTheEnd() {
        Set<RowNode> nodes = new HashSet<>();
        updates.values().forEach(nodes::addAll);
        boolean more = true;
        while (more) {
            List<RowNode> last = nodes.stream().filter(RowNode::isLast).toList();
            last.forEach(RowNode::withdraw);
            more = nodes.removeAll(new HashSet<>(last));
        }
        updates.forEach((entry, all) -> {
            Collection<RowNode> late = new ArrayList<>(all);
            late.removeAll(nodes);
            late.forEach(
                    node -> rest.computeIfAbsent(entry, any -> new BitSet()).or(node.columns()));
        });
        updates.replaceAll((entry, all) -> all.stream().filter(nodes::contains).toList());
    }
}
