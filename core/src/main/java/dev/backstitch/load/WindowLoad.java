package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.query.Fetch;
import dev.backstitch.query.Window;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.FetchJoins;
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
    private final FetchJoins joins;

    WindowLoad(GraphLoader loader, PlanReader reader, Fetch.Part<?, ?> part) {
        this.loader = loader;
        this.reader = reader;
        this.window = part.window();
        this.relationship = loader.tracker().shapes().of(window.relationship());
        this.joins = FetchJoins.of(
                part.plan(), relationship.target(), loader.tracker().shapes());
        this.ownerColumns = GraphLoader.ownerColumns(relationship);
    }

    /**
     * The elements of all windows, each once.
     *
     * @param shown those for whom it was loaded just now
     */
    List<Entry<?>> fill(Collection<? extends Entry<?>> entries, Set<Entry<?>> shown) {
        Set<Entry<?>> all = new LinkedHashSet<>();
        List<Entry<?>> others = new ArrayList<>();
        for (Entry<?> entry : entries) {
            List<?> elements = shown.contains(entry) ? entry.kept(window) : null;
            if (elements == null) {
                others.add(entry);
            } else {
                elements.forEach(element ->
                        all.add(Objects.requireNonNull(loader.tracker().entryOf(element))));
            }
        }
        all.addAll(fill(others));
        return new ArrayList<>(all);
    }

    private Set<Entry<?>> fill(List<Entry<?>> entries) {
        Map<Object, Entry<?>> owners = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            Object key = keyOf(entry, relationship, ownerColumns);
            if (key != null) {
                owners.put(key, entry);
            }
        }
        return show(window, relationship, entries, owners.isEmpty() ? Map.of() : read(owners));
    }

    /** The key by which rows name an owner; null where it owns none. */
    private static @Nullable Object keyOf(Entry<?> entry, RelationshipMapping<?, ?> relationship, int[] ownerColumns) {
        @Nullable Object[] row = entry.row();
        return row != null
                        && entry.state() == State.MANAGED
                        && entry.shape().mapping().isA(relationship.source())
                ? EntityShape.keyOf(row, ownerColumns)
                : null;
    }

    /** Lets each of some owners show its elements; they are returned, each once. */
    static Set<Entry<?>> show(
            Window<?, ?> window,
            RelationshipMapping<?, ?> relationship,
            Collection<Entry<?>> owners,
            Map<Object, List<Entry<?>>> elements) {
        Set<Entry<?>> all = new LinkedHashSet<>();
        int[] ownerColumns = GraphLoader.ownerColumns(relationship);
        for (Entry<?> owner : owners) {
            if (owner.state() == State.MANAGED && owner.shape().mapping().isA(relationship.source())) {
                Object key = keyOf(owner, relationship, ownerColumns);
                List<Entry<?>> mine = key == null ? List.of() : elements.getOrDefault(key, List.of());
                List<Entry<?>> managed = mine.stream()
                        .filter(element -> element.state() == State.MANAGED)
                        .toList();
                owner.keep(window, managed.stream().map(Entry::entity).toList());
                all.addAll(managed);
            }
        }
        all.forEach(element -> settle(element, relationship.counterpart()));
        return all;
    }

    /** That an element's row names the owner is a fact, whatever else the collection has. */
    private static void settle(Entry<?> element, @Nullable RelationshipMapping<?, ?> counterpart) {
        if (counterpart != null && Ends.link(element, counterpart) instanceof One) {
            Ends.settled(element, counterpart);
        }
    }

    private Map<Object, List<Entry<?>>> read(Map<Object, Entry<?>> owners) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        owners.values().forEach(owner -> keys.add(GraphLoader.some(Objects.requireNonNull(owner.row()), ownerColumns)));
        Origin origin = GraphLoader.originOf(owners.values().iterator().next()).along(relationship, Origin.Way.WINDOW);
        return reader.elements(
                window, relationship, keys.toArray(Object[][]::new), joins, result -> elements(result, origin));
    }

    private Map<Object, List<Entry<?>>> elements(ResultSet result, Origin origin) throws SQLException {
        int[] nearPlaces = IntStream.range(0, ownerColumns.length).toArray();
        List<Codec<?>> nearCodecs = loader.codecs(relationship.source(), ownerColumns);
        RowReader<?> rows = loader.rows(relationship.target(), nearPlaces.length, new Siblings(origin), joins);
        FetchJoinRows joined = loader.joined(joins, nearPlaces.length, origin);
        Set<Entry<?>> all = new LinkedHashSet<>();
        Map<Object, List<Entry<?>>> elements = new LinkedHashMap<>();
        while (result.next()) {
            Object key = Objects.requireNonNull(
                    EntityShape.keyOf(GraphLoader.values(result, nearCodecs), nearPlaces), "a key that was asked for");
            Entry<?> element = rows.read(result);
            joined.read(result);
            all.add(element);
            elements.computeIfAbsent(key, any -> new ArrayList<>()).add(element);
        }
        Newcomers.join(loader.tracker(), all);
        joined.fill(all);
        return elements;
    }
}
