package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Shapes;
import dev.backstitch.change.State;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Loads collections through an association table together with the way back, where a plan fetches both: the rows of the first way are among those of the second, so
 * that one reading of the table tells both. Made for one load.
 */
final class BothWaysLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final RelationshipMapping<?, ?> relationship;
    private final RelationshipMapping<?, ?> back;
    private final Route.Through through;
    private final Origin origin;
    private final ThroughLoad forward;
    private final ThroughLoad backward;

    BothWaysLoad(
            GraphLoader loader,
            Reader reader,
            RelationshipMapping<?, ?> relationship,
            Route.Through through,
            Origin origin) {
        this.loader = loader;
        this.reader = reader;
        this.relationship = relationship;
        this.back = Objects.requireNonNull(relationship.counterpart());
        this.through = through;
        this.origin = origin;
        this.forward = new ThroughLoad(loader, reader, relationship, through, origin, FetchJoins.NONE);
        this.backward = new ThroughLoad(
                loader, reader, back, (Route.Through) back.route(), origin.along(back), FetchJoins.NONE);
    }

    /** Whether a plan, by which the targets of a relationship are loaded, fetches the way back, and bare keys tell both and their orders. */
    static boolean isFor(RelationshipMapping<?, ?> relationship, FetchPlan<?> plan, Shapes shapes) {
        RelationshipMapping<?, ?> back = relationship.counterpart();
        return back != null
                && back != relationship
                && FetchJoins.of(plan, relationship.target(), shapes).isNone()
                && isToldByKeys(relationship)
                && isToldByKeys(back)
                && plan.fetches().stream()
                        .anyMatch(fetch -> fetch instanceof Fetch.Whole<?, ?>
                                && shapes.of(fetch.relationship()) == back
                                && FetchJoins.of(fetch.plan(), back.target(), shapes)
                                        .isNone());
    }

    private static boolean isToldByKeys(RelationshipMapping<?, ?> relationship) {
        return relationship.many()
                && relationship.route() instanceof Route.Through through
                && !through.symmetric()
                && ThroughLoad.isToldByKeys(relationship, through);
    }

    /** An object that rows name, with those that they link to it. */
    private static final class Node {

        private static final int FEW = 4;

        private final Object key;
        private final List<Node> others = new ArrayList<>(FEW);
        private @Nullable Entry<?> entry;

        /** Whether its link is to be filled: the rows are all that link it. */
        private boolean waiting;

        /** Whether its link will show what the rows say, and nothing else, if it shows anything. */
        private boolean plain;

        Node(Object key) {
            this.key = key;
        }

        void is(Entry<?> known, Link<?> link, boolean all) {
            entry = known;
            waiting = all && !link.isLoaded();
            plain = !link.isLoaded() && known.state() != State.REMOVED && !LinkAccess.isChangedUnread(link);
        }

        @Nullable
        Node last() {
            return others.isEmpty() ? null : others.get(others.size() - 1);
        }

        boolean tellsAll() {
            for (Node other : others) {
                if (!other.plain) {
                    return false;
                }
            }
            return plain;
        }
    }

    /**
     * What the owners are linked to now, where the rows alone say it; null otherwise.
     *
     * @param all whether they are all that rows can name
     */
    @Nullable
    List<? extends Entry<?>> fill(List<Entry<?>> owners, boolean all) {
        if (owners.isEmpty()) {
            return List.of();
        }
        boolean plain = true;
        int[] key = GraphLoader.ownerColumns(relationship);
        Map<Object, Node> near = new LinkedHashMap<>(owners.size() * 2);
        for (Entry<?> owner : owners) {
            Node node = new Node(Objects.requireNonNull(EntityShape.keyOf(Objects.requireNonNull(owner.row()), key)));
            node.is(owner, Ends.link(owner, relationship), true);
            near.put(node.key, node);
            plain &= node.plain;
        }
        @Nullable Object @Nullable [][] keys = all ? null : GraphLoader.some(owners, key);
        Collection<Node> far = reader.bothWays(relationship, through, keys, result -> read(result, near));
        near.values().forEach(node -> fill(node, relationship, forward));
        far.forEach(node -> fill(node, back, backward));
        return plain ? linked(far) : null;
    }

    private static @Nullable List<Entry<?>> linked(Collection<Node> nodes) {
        List<Entry<?>> entries = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node.entry != null && node.entry.state() == State.REMOVED) {
                return null;
            }
            if (node.entry != null) {
                entries.add(node.entry);
            }
        }
        return entries;
    }

    /** Rows come in the order of the near key and then the far one: those that name one owner, and those that say the same, stand together. */
    private Collection<Node> read(ResultSet result, Map<Object, Node> near) throws SQLException {
        Nodes nearNodes = new Nodes(through.near(), 0, near, relationship);
        Nodes farNodes = new Nodes(through.far(), through.near().columns().size(), new LinkedHashMap<>(), back);
        Node owner = null;
        while (result.next()) {
            Object key = nearNodes.key.read(result);
            if (owner == null || !owner.key.equals(key)) {
                owner = nearNodes.of(key, result);
            }
            Node target = farNodes.of(farNodes.key.read(result), result);
            if (owner.last() != target) {
                owner.others.add(target);
                target.others.add(owner);
            }
        }
        farNodes.complete(origin);
        nearNodes.complete(origin.along(back));
        return farNodes.byKey.values();
    }

    /** Those that one side of the rows names. */
    private final class Nodes {

        private final EntityMapping<?> entity;
        private final EntityShape<?> shape;
        private final LeadingKey key;
        private final Map<Object, Node> byKey;
        private final RelationshipMapping<?, ?> links;
        private final Map<Node, @Nullable Object[]> missing = new LinkedHashMap<>();

        /**
         * @param before how many columns come before their keys
         * @param byKey those that are known to be named
         * @param links theirs, which lead to the other side
         */
        Nodes(AssociationMapping.Side side, int before, Map<Object, Node> byKey, RelationshipMapping<?, ?> links) {
            this.entity = side.target();
            this.shape = loader.tracker().shapes().of(entity);
            this.key = new LeadingKey(loader.codecs(entity, shape.key()), before);
            this.byKey = byKey;
            this.links = links;
        }

        Node of(Object keyRead, ResultSet result) throws SQLException {
            Node node = byKey.get(keyRead);
            if (node == null) {
                node = new Node(keyRead);
                byKey.put(keyRead, node);
                find(node);
                if (node.entry == null) {
                    missing.put(node, key.values(result));
                }
            }
            return node;
        }

        /** Reads those that the session does not have. */
        void complete(Origin by) {
            if (!missing.isEmpty()) {
                reader.byColumns(
                        entity, shape.key(), missing.values().toArray(Object[][]::new), loader.entries(entity, by));
                missing.keySet().forEach(this::find);
            }
        }

        private void find(Node node) {
            Entry<?> known = loader.tracker().find(shape, node.key);
            if (known != null) {
                node.is(known, Ends.link(known, links), links == back);
            }
        }
    }

    private static void fill(Node node, RelationshipMapping<?, ?> relationship, ThroughLoad load) {
        Entry<?> owner = node.entry;
        if (owner == null || !node.waiting) {
            return;
        }
        List<Entry<?>> targets = new ArrayList<>(node.others.size());
        for (Node other : node.others) {
            if (other.entry != null) { // its row may have gone between two statements
                targets.add(other.entry);
            }
        }
        if (node.tellsAll()) {
            Ends.fill(owner, relationship, targets);
        } else {
            load.fill(owner, targets);
        }
    }
}
