package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.Deferrability;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Orders new entities so that each comes after those whose keys it takes: table by table, a table that names itself level by level. A cycle is broken
 * at a nullable foreign key, which a later update fills, or at one that is checked at the commit and names a key that is known. Made for one flush.
 */
final class InsertOrder {

    private final Tracker tracker;
    private final TableOrder tables;
    private final List<Entry<?>> fresh;
    private final IdentityHashMap<Entry<?>, Node> nodes = new IdentityHashMap<>();
    private final TreeMap<Integer, List<Node>> ready = new TreeMap<>();
    private final IdentityHashMap<Entry<?>, BitSet> postponed = new IdentityHashMap<>();
    private final List<Node> unbroken = new ArrayList<>();

    InsertOrder(Tracker tracker, TableOrder tables, List<Entry<?>> fresh) {
        this.tracker = tracker;
        this.tables = tables;
        this.fresh = fresh;
    }

    /** Entities of one table that can be inserted together. */
    record Batch(EntityShape<?> shape, List<Entry<?>> entries) {}

    private static final class Node {
        private final Entry<?> entry;
        private List<Node> dependents = List.of();
        private int blockers;
        private boolean done;

        Node(Entry<?> entry) {
            this.entry = entry;
        }

        /** A hot path: most rows are named by none. */
        void awaitedBy(Node dependent) {
            if (dependents.isEmpty()) {
                dependents = new ArrayList<>();
            }
            dependents.add(dependent);
        }
    }

    List<Batch> batches() {
        List<Batch> byTable = byTable();
        return isThatOfEntities(byTable) ? byTable : byEntity();
    }

    private List<Batch> byTable() {
        Map<EntityShape<?>, Batch> byShape = new HashMap<>();
        Batch batch = null;
        for (Entry<?> entry : fresh) {
            if (batch == null || batch.shape() != entry.shape()) {
                batch = byShape.computeIfAbsent(entry.shape(), shape -> new Batch(shape, new ArrayList<>()));
            }
            batch.entries().add(entry);
        }
        List<Batch> batches = new ArrayList<>(byShape.values());
        batches.sort(Comparator.comparingInt(each -> tables.rank(each.shape())));
        return batches;
    }

    /** A hot path: mostly no table names itself or is in a cycle, and then no entity has to be looked at. */
    private boolean isThatOfEntities(List<Batch> byTable) {
        return byTable.stream().allMatch(batch -> tables.isAfterAllNamed(batch.shape()));
    }

    private List<Batch> byEntity() {
        for (Entry<?> entry : fresh) {
            nodes.put(entry, new Node(entry));
        }
        for (Entry<?> entry : fresh) {
            await(node(entry));
        }
        List<Batch> batches = new ArrayList<>();
        while (!ready.isEmpty() || breakCycle()) {
            List<Node> batch = ready.pollFirstEntry().getValue();
            List<Entry<?>> entries = new ArrayList<>();
            for (Node node : batch) {
                node.done = true;
                entries.add(node.entry);
            }
            batches.add(new Batch(entries.get(0).shape(), entries));
            for (Node node : batch) {
                node.dependents.forEach(this::unblock);
            }
        }
        return batches;
    }

    /** The columns that a later update has to fill, by entity. */
    Map<Entry<?>, BitSet> postponed() {
        return postponed;
    }

    @Nullable
    BitSet postponed(Entry<?> entry) {
        return postponed.get(entry);
    }

    private void await(Node node) {
        for (ForeignKeyShape foreignKey : node.entry.shape().foreignKeys()) {
            Node parent = parent(node, foreignKey);
            if (parent != null && !(parent == node && tracker.foreignKeys().known(node.entry, foreignKey))) {
                parent.awaitedBy(node);
                node.blockers++;
            }
        }
        if (node.blockers == 0) {
            enqueue(node);
        } else {
            unbroken.add(node);
        }
    }

    private @Nullable Node parent(Node node, ForeignKeyShape foreignKey) {
        Entry<?> target = tracker.foreignKeys().target(node.entry, foreignKey);
        return target == null ? null : nodes.get(target);
    }

    private void unblock(Node node) {
        node.blockers--;
        if (node.blockers == 0 && !node.done) {
            enqueue(node);
        }
    }

    private void enqueue(Node node) {
        ready.computeIfAbsent(tables.rank(node.entry.shape()), any -> new ArrayList<>())
                .add(node);
    }

    /**
     * Frees the first entity of a cycle that waits for nothing but nullable foreign keys, and all others of its class that wait for the same ones, so that
     * any number of cycles takes as many statements as one; false where nothing waits.
     */
    private boolean breakCycle() {
        unbroken.removeIf(node -> node.done || node.blockers == 0);
        EntityShape<?> shape = null;
        BitSet first = null;
        for (Node node : onCycles()) {
            BitSet columns = shape == null || node.entry.shape() == shape ? blockingColumns(node) : null;
            if (columns != null && (first == null || first.equals(columns))) {
                shape = node.entry.shape();
                first = columns;
                if (!columns.isEmpty()) {
                    postponed.put(node.entry, columns);
                }
                node.blockers = 0;
                enqueue(node);
            }
        }
        if (first != null || unbroken.isEmpty()) {
            return first != null;
        }
        throw new RefusedDataException("new " + onCycles().get(0).entry.shape().label()
                + " objects need each other's keys in a cycle, and every foreign key of it is NOT NULL: make one of these"
                + " columns nullable, so that it can be filled after the insert, or give the objects keys of their own and declare"
                + " a foreign key deferrable(INITIALLY_DEFERRED); nothing was sent");
    }

    /** Those that wait, in the order in which they were added, without the ones that only hang on a cycle: freeing these would free nothing else. */
    private List<Node> onCycles() {
        Map<Node, Integer> waitedForBy = new LinkedHashMap<>();
        unbroken.forEach(node -> waitedForBy.put(node, waiting(node.dependents)));
        ArrayDeque<Node> ends = new ArrayDeque<>(unbroken);
        ends.removeIf(node -> waiting(node.dependents) > 0);
        while (!ends.isEmpty()) {
            Node end = ends.poll();
            waitedForBy.remove(end);
            for (ForeignKeyShape foreignKey : end.entry.shape().foreignKeys()) {
                Node parent = parent(end, foreignKey);
                Integer left = parent == null ? null : waitedForBy.computeIfPresent(parent, (any, count) -> count - 1);
                if (parent != null && left != null && left == 0) {
                    ends.add(parent);
                }
            }
        }
        return List.copyOf(waitedForBy.keySet());
    }

    private static int waiting(List<Node> nodes) {
        return (int) nodes.stream().filter(node -> node.blockers > 0).count();
    }

    private @Nullable BitSet blockingColumns(Node node) {
        BitSet columns = new BitSet();
        for (ForeignKeyShape foreignKey : node.entry.shape().foreignKeys()) {
            Node parent = parent(node, foreignKey);
            if (parent != null && !parent.done && !isCheckedLater(node, foreignKey)) {
                if (foreignKey.reference().required()) {
                    return null;
                }
                for (int column : foreignKey.columns()) {
                    columns.set(column);
                }
            }
        }
        return columns;
    }

    /** Whether the row can be written before the one that it names: that is looked for at the commit, and its key is known. */
    private boolean isCheckedLater(Node node, ForeignKeyShape foreignKey) {
        return foreignKey.reference().deferrability() == Deferrability.INITIALLY_DEFERRED
                && tracker.foreignKeys().known(node.entry, foreignKey);
    }

    private Node node(Entry<?> entry) {
        Node node = nodes.get(entry);
        if (node == null) {
            throw new IllegalStateException(entry + " is not to be inserted");
        }
        return node;
    }
}
