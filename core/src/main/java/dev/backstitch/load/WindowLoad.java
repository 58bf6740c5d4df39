package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import dev.backstitch.query.Window;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.Joins;
import dev.backstitch.sql.PlanReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads a window of a collection for any number of owners, in one statement. The collection is left as it is: what the window shows may be only a part of it.
 * Made for one load.
 */
final class WindowLoad {

    private final GraphLoader loader;
    private final PlanReader reader;
    private final Window<?, ?> window;
    private final RelationshipMapping<?, ?> relationship;
    private final int[] ownerColumns;
    private final Joins joins;

    WindowLoad(GraphLoader loader, PlanReader reader, Fetch.Part<?, ?> part) {
        this.loader = loader;
        this.reader = reader;
        this.window = part.window();
        this.relationship = loader.tracker().shapes().of(window.relationship());
        this.joins =
                Joins.of(part.plan(), relationship.target(), loader.tracker().shapes());
        Route route = relationship.route();
        this.ownerColumns = EntityShape.indexesOf(
                relationship.source(),
                route instanceof Route.Through through
                        ? through.near().targetColumns()
                        : ((Route.Held) route).reference().targetColumns());
    }

    /** The elements of all windows, each once. */
    List<Entry<?>> fill(Collection<? extends Entry<?>> entries) {
        Map<Object, Entry<?>> owners = new LinkedHashMap<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (Entry<?> entry : entries) {
            if (entry.state() == State.MANAGED && entry.shape().mapping().isA(relationship.source())) {
                @Nullable Object[] row = Objects.requireNonNull(entry.row());
                Object key = EntityShape.keyOf(row, ownerColumns);
                if (key == null) {
                    entry.keep(window, List.of());
                } else if (owners.put(key, entry) == null) {
                    keys.add(GraphLoader.some(row, ownerColumns));
                }
            }
        }
        Set<Entry<?>> all = new LinkedHashSet<>();
        if (!owners.isEmpty()) {
            Map<Object, List<Entry<?>>> elements = read(owners, keys);
            owners.forEach((key, owner) -> {
                List<Entry<?>> mine = elements.getOrDefault(key, List.of());
                owner.keep(window, mine.stream().map(Entry::entity).toList());
                all.addAll(mine);
            });
        }
        all.forEach(this::settle);
        return new ArrayList<>(all);
    }

    /** That an element's row names the owner is a fact, whatever else the collection has. */
    private void settle(Entry<?> element) {
        RelationshipMapping<?, ?> counterpart = relationship.counterpart();
        if (counterpart != null && Ends.link(element, counterpart) instanceof One) {
            Ends.settled(element, counterpart);
        }
    }

    private Map<Object, List<Entry<?>>> read(Map<Object, Entry<?>> owners, List<@Nullable Object[]> keys) {
        Origin origin = GraphLoader.originOf(owners.values().iterator().next()).along(relationship, Origin.Way.WINDOW);
        return reader.elements(
                window, relationship, keys.toArray(Object[][]::new), joins, result -> elements(result, origin));
    }

    private Map<Object, List<Entry<?>>> elements(ResultSet result, Origin origin) throws SQLException {
        int[] nearPlaces = IntStream.range(0, ownerColumns.length).toArray();
        List<Codec<?>> nearCodecs = loader.codecs(relationship.source(), ownerColumns);
        RowReader<?> rows = loader.rows(relationship.target(), nearPlaces.length, new Siblings(origin));
        JoinedRows joined = loader.joined(joins, nearPlaces.length, origin);
        Set<Entry<?>> all = new LinkedHashSet<>();
        Map<Object, List<Entry<?>>> elements = new LinkedHashMap<>();
        while (result.next()) {
            Object key = Objects.requireNonNull(
                    EntityShape.keyOf(GraphLoader.values(result, nearCodecs), nearPlaces), "a key that was asked for");
            Entry<?> element = rows.read(result);
            joined.read(result);
            all.add(element);
            if (element.state() == State.MANAGED) {
                elements.computeIfAbsent(key, any -> new ArrayList<>()).add(element);
            }
        }
        Newcomers.join(loader.tracker(), all);
        joined.fill(all);
        return elements;
    }
}
