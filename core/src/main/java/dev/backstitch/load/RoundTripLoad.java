package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.PlanNode;
import dev.backstitch.sql.Reader;
import dev.backstitch.sql.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the result of a statement for a whole plan, and fills links and windows as if each fetch had been a statement. What the rows do not settle, because the
 * session knows better, is left as it is. Made for one result.
 */
final class RoundTripLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final List<NodeRows> all = new ArrayList<>();
    private final Map<Fetch.Part<?, ?>, Set<Entry<?>>> windows = new HashMap<>();

    RoundTripLoad(GraphLoader loader, Reader reader, RoundTrip trip, Origin origin) {
        this.loader = loader;
        this.reader = reader;
        for (PlanNode node : trip.nodes()) {
            PlanNode owner = node.owner();
            all.add(new NodeRows(node, owner == null ? origin : all.get(owner.number()).origin));
        }
    }

    /** What came for one fetch. */
    private final class NodeRows {
        final PlanNode node;
        final Origin origin;
        final Set<Entry<?>> found = new LinkedHashSet<>();
        final List<ThroughLoad.Link> links = new ArrayList<>();
        final Set<Entry<?>> expanded = new LinkedHashSet<>();
        private final RowReader<?> rows;
        private final int[] keyAt;
        private final int[] keyPlaces;
        private final List<Codec<?>> keyCodecs;

        NodeRows(PlanNode node, Origin before) {
            this.node = node;
            RelationshipMapping<?, ?> relationship = node.relationship();
            this.origin = relationship == null ? before : before.along(relationship, way(node));
            this.rows = loader.rows(node.entity(), node.fieldsAt(), new Siblings(origin));
            this.keyAt = node.keyAt();
            this.keyPlaces = new int[keyAt.length];
            for (int i = 0; i < keyAt.length; i++) {
                keyPlaces[i] = i;
            }
            this.keyCodecs = keyAt.length == 0 || relationship == null
                    ? List.of()
                    : loader.codecs(relationship.source(), GraphLoader.ownerColumns(relationship));
        }

        void read(ResultSet result) throws SQLException {
            Entry<?> entry = rows.read(result);
            found.add(entry);
            if (keyAt.length > 0) {
                @Nullable Object[] key = new Object[keyAt.length];
                for (int i = 0; i < key.length; i++) {
                    key[i] = keyCodecs.get(i).read(result, keyAt[i]);
                }
                Object owner = Objects.requireNonNull(EntityShape.keyOf(key, keyPlaces), "a key that was found");
                links.add(new ThroughLoad.Link(owner, entry));
            }
            Integer levelsAt = node.levelsAt();
            if (node.fetch() instanceof Fetch.Recursive && (levelsAt == null || result.getInt(levelsAt) > 1)) {
                expanded.add(entry);
            }
        }
    }

    private static Origin.Way way(PlanNode node) {
        if (node.fetch() instanceof Fetch.Part) {
            return Origin.Way.WINDOW;
        } else if (node.fetch() instanceof Fetch.Recursive<?> recursive) {
            return TreeLoad.way(recursive);
        }
        return node.fetch() instanceof Fetch.Joined ? Origin.Way.JOINED : Origin.Way.WHOLE;
    }

    /** The entries of the selection's own rows, each once, in the order of these. */
    @SuppressWarnings("unchecked") // the first result has the selection's own rows
    <E> List<Entry<E>> read(ResultSet result) throws SQLException {
        while (result.next()) {
            all.get(result.getInt(1)).read(result);
        }
        all.forEach(this::fill);
        return (List<Entry<E>>) (List<?>) new ArrayList<>(all.get(0).found);
    }

    /** Those for whom a window was read with the rest. */
    Set<Entry<?>> shown(Fetch.Part<?, ?> part) {
        return windows.getOrDefault(part, Set.of());
    }

    private void fill(NodeRows rows) {
        Newcomers.join(loader.tracker(), rows.found);
        PlanNode owner = rows.node.owner();
        RelationshipMapping<?, ?> relationship = rows.node.relationship();
        if (owner == null || relationship == null) {
            return;
        }
        Collection<Entry<?>> owners = all.get(owner.number()).found;
        if (rows.node.fetch() instanceof Fetch.Part<?, ?> part) {
            show(part, relationship, owners, rows);
            return;
        }
        Set<Entry<?>> whole = new LinkedHashSet<>(owners);
        whole.addAll(rows.expanded);
        List<Entry<?>> waiting = new ArrayList<>();
        for (Entry<?> each : whole) {
            if (each.state() == State.MANAGED
                    && each.shape().mapping().isA(relationship.source())
                    && !Ends.settled(each, relationship)
                    && LinkAccess.keys(Ends.link(each, relationship)).isEmpty()) {
                waiting.add(each);
            }
        }
        Route route = relationship.route();
        if (route instanceof Route.Held held) {
            new HeldLoad(loader, reader, relationship, held, rows.origin, FetchJoins.NONE).fill(waiting, rows.found);
        } else if (route instanceof Route.Through through) {
            new ThroughLoad(loader, reader, relationship, through, rows.origin, FetchJoins.NONE)
                    .fill(waiting, rows.links);
        }
    }

    private void show(
            Fetch.Part<?, ?> part, RelationshipMapping<?, ?> relationship, Collection<Entry<?>> owners, NodeRows rows) {
        Map<Object, List<Entry<?>>> elements = new LinkedHashMap<>();
        for (ThroughLoad.Link link : rows.links) {
            elements.computeIfAbsent(link.ownerKey(), any -> new ArrayList<>()).add(link.target());
        }
        WindowLoad.show(part.window(), relationship, owners, elements);
        windows.computeIfAbsent(part, any -> new HashSet<>()).addAll(owners);
    }
}
