package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.PlanReader;
import dev.backstitch.sql.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads a relationship of a table to itself level by level, by one statement for all levels: what is loaded already is walked in memory, and the statement begins
 * where that ends. Made for one load.
 */
final class TreeLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final PlanReader plans;
    private final RelationshipMapping<?, ?> relationship;
    private final @Nullable Integer depth;
    private final int[] seedColumns;
    private final FetchJoins joins;
    private final Fetch.Recursive<?> fetch;

    TreeLoad(GraphLoader loader, Reader reader, PlanReader plans, Fetch.Recursive<?> fetch) {
        this.loader = loader;
        this.reader = reader;
        this.plans = plans;
        this.fetch = fetch;
        this.relationship = loader.tracker().shapes().of(fetch.relationship());
        this.depth = fetch.depth();
        PlanReader.requireLevels(relationship);
        this.joins = FetchJoins.of(
                fetch.plan(), relationship.target(), loader.tracker().shapes());
        this.seedColumns = EntityShape.indexesOf(relationship.source(), seedColumns(relationship.route()));
    }

    private static List<? extends Column<?, ?>> seedColumns(Route route) {
        if (route instanceof Route.Held held) {
            return held.reference().targetColumns();
        } else if (route instanceof Route.Holding holding) {
            return holding.reference().columns();
        }
        return ((Route.Through) route).near().targetColumns();
    }

    static Origin.Way way(Fetch.Recursive<?> fetch) {
        return fetch.relationship().definition().declaration().many() ? Origin.Way.DESCENDANTS : Origin.Way.ANCESTORS;
    }

    /** What is on the levels, each once. */
    List<Entry<?>> fill(Collection<? extends Entry<?>> roots) {
        Walk walk = new Walk(roots);
        while (!walk.open.isEmpty()) {
            fill(walk.open);
            walk = new Walk(roots);
        }
        return new ArrayList<>(walk.targets);
    }

    /** Along what is loaded: what is reached, and whose link is not loaded. */
    private final class Walk {
        final Set<Entry<?>> targets = new LinkedHashSet<>();
        final Map<Entry<?>, Integer> open = new LinkedHashMap<>();
        private final Map<Entry<?>, Integer> levels = new LinkedHashMap<>();
        private final Deque<Entry<?>> waiting = new ArrayDeque<>();

        Walk(Collection<? extends Entry<?>> roots) {
            roots.forEach(root -> reach(root, 0));
            while (!waiting.isEmpty()) {
                Entry<?> next = waiting.remove();
                int level = Objects.requireNonNull(levels.get(next));
                if (depth == null || level < depth) {
                    step(next, level);
                }
            }
        }

        private void reach(Entry<?> entry, int level) {
            boolean fits =
                    entry.state() == State.MANAGED && entry.shape().mapping().isA(relationship.source());
            if (fits && levels.putIfAbsent(entry, level) == null) {
                waiting.add(entry);
            }
        }

        private void step(Entry<?> entry, int level) {
            if (!Ends.settled(entry, relationship)) {
                open.put(entry, depth == null ? 0 : depth - level);
                return;
            }
            Link<Object> link = Ends.link(entry, relationship);
            for (Object target : LinkAccess.targets(link)) {
                Entry<?> known = loader.tracker().entryOf(target);
                if (known != null) {
                    targets.add(known);
                    reach(known, level + 1);
                }
            }
        }
    }

    /** @param open whose links are not loaded, with how many levels are wanted of each */
    private void fill(Map<Entry<?>, Integer> open) {
        Origin origin = GraphLoader.originOf(open.keySet().iterator().next()).along(relationship, way(fetch));
        new KeyedLoad(loader, reader, origin, joins).fill(List.copyOf(open.keySet()), relationship);
        List<@Nullable Object[]> seeds = new ArrayList<>();
        open.forEach((entry, levels) -> {
            @Nullable Object[] row = Objects.requireNonNull(entry.row());
            if (EntityShape.keyOf(row, seedColumns) != null) {
                seeds.add(seed(row, levels));
            }
        });
        Found found = seeds.isEmpty()
                ? new Found()
                : plans.levels(
                        relationship,
                        depth != null,
                        seeds.toArray(Object[][]::new),
                        joins,
                        result -> read(result, origin));
        found.owners.addAll(open.keySet());
        fill(found, origin);
    }

    private @Nullable Object[] seed(@Nullable Object[] row, int levels) {
        @Nullable Object[] key = GraphLoader.some(row, seedColumns);
        if (depth == null) {
            return key;
        }
        @Nullable Object[] limited = Arrays.copyOf(key, key.length + 1);
        limited[key.length] = levels;
        return limited;
    }

    /** Those whose targets were all read, and what was read. */
    private static final class Found {
        final Set<Entry<?>> owners = new LinkedHashSet<>();
        final List<ThroughLoad.Link> links = new ArrayList<>();
        final Set<Entry<?>> targets = new LinkedHashSet<>();
    }

    private Found read(ResultSet result, Origin origin) throws SQLException {
        boolean through = relationship.route() instanceof Route.Through;
        int first = depth == null ? 1 : 2;
        List<Codec<?>> near = through ? loader.codecs(relationship.source(), seedColumns) : List.of();
        int[] places = IntStream.range(0, near.size()).toArray();
        RowReader<?> rows = loader.rows(relationship.target(), first - 1 + near.size(), new Siblings(origin), joins);
        FetchJoinRows joined = loader.joined(joins, first - 1 + near.size(), origin);
        Found found = new Found();
        while (result.next()) {
            Entry<?> target = rows.read(result);
            joined.read(result);
            found.targets.add(target);
            if (through) {
                @Nullable Object[] key = new Object[near.size()];
                for (int i = 0; i < key.length; i++) {
                    key[i] = near.get(i).read(result, first + i);
                }
                Object owner = Objects.requireNonNull(EntityShape.keyOf(key, places), "a key that was found");
                found.links.add(new ThroughLoad.Link(owner, target));
            }
            if (target.state() == State.MANAGED && (depth == null || result.getInt(1) > 1)) {
                found.owners.add(target);
            }
        }
        Newcomers.join(loader.tracker(), found.targets);
        joined.fill(found.targets);
        return found;
    }

    private void fill(Found found, Origin origin) {
        List<Entry<?>> owners = new ArrayList<>();
        for (Entry<?> owner : found.owners) {
            if (!Ends.settled(owner, relationship)) {
                owners.add(owner);
            }
        }
        Route route = relationship.route();
        if (route instanceof Route.Held held) {
            new HeldLoad(loader, reader, relationship, held, origin, joins).fill(owners, found.targets);
        } else if (route instanceof Route.Through through) {
            new ThroughLoad(loader, reader, relationship, through, origin, joins).fill(owners, found.links);
        } else {
            // Whatever they name is in the session now, so that this runs no statement.
            loader.load(owners, relationship);
        }
    }
}
