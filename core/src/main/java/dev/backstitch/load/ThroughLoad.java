package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Loads collections through an association table: each row brings an owner's key and a target. Made for one load. */
final class ThroughLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final Origin origin;
    private final FetchJoins joins;
    private final RelationshipMapping<?, ?> relationship;
    private final Route.Through through;
    private final int[] ownerColumns;

    ThroughLoad(
            GraphLoader loader,
            Reader reader,
            RelationshipMapping<?, ?> relationship,
            Route.Through through,
            Origin origin,
            FetchJoins joins) {
        this.joins = joins;
        this.origin = origin;
        this.loader = loader;
        this.reader = reader;
        this.relationship = relationship;
        this.through = through;
        this.ownerColumns =
                EntityShape.indexesOf(relationship.source(), through.near().targetColumns());
    }

    /** A row of the association table, with the target that it names. */
    record Link(Object ownerKey, Entry<?> target) {}

    void fill(List<Entry<?>> owners) {
        if (!owners.isEmpty()) {
            List<@Nullable Object[]> keys = new ArrayList<>();
            for (Entry<?> owner : owners) {
                keys.add(GraphLoader.some(Objects.requireNonNull(owner.row()), ownerColumns));
            }
            fill(owners, reader.through(relationship, through, keys.toArray(Object[][]::new), joins, this::read));
        }
    }

    /** Fills the owners with those of some targets that are theirs; all that rows name with them are among these. */
    void fill(List<Entry<?>> owners, Iterable<Link> links) {
        Map<Object, Entry<?>> byKey = new LinkedHashMap<>();
        Map<Entry<?>, List<Entry<?>>> targets = new LinkedHashMap<>();
        for (Entry<?> owner : owners) {
            byKey.put(
                    Objects.requireNonNull(EntityShape.keyOf(Objects.requireNonNull(owner.row()), ownerColumns)),
                    owner);
            targets.put(owner, new ArrayList<>());
        }
        for (Link link : links) {
            Entry<?> owner = byKey.get(link.ownerKey());
            if (owner != null && link.target().state() == State.REMOVED) {
                if (!Ends.lacks(owner, relationship, link.target())) {
                    loader.tracker().hide(link.target(), owner, relationship);
                }
            } else if (owner != null) {
                Objects.requireNonNull(targets.get(owner)).add(link.target());
            }
        }
        targets.forEach((owner, mine) -> {
            Ends.fill(owner, relationship, mine);
            // What was removed before it was loaded has a row and is no target.
            mine.stream()
                    .filter(target -> Ends.holds(owner, relationship, target))
                    .forEach(target -> Ends.agree(target, relationship.counterpart(), owner));
        });
    }

    private List<Link> read(ResultSet result) throws SQLException {
        int[] nearPlaces = IntStream.range(0, ownerColumns.length).toArray();
        List<Codec<?>> nearCodecs = loader.codecs(relationship.source(), ownerColumns);
        RowReader<?> rows = loader.rows(relationship.target(), nearPlaces.length, new Siblings(origin), joins);
        FetchJoinRows joined = loader.joined(joins, nearPlaces.length, origin);
        List<Link> links = new ArrayList<>();
        List<Entry<?>> read = new ArrayList<>();
        while (result.next()) {
            Object key = EntityShape.keyOf(GraphLoader.values(result, nearCodecs), nearPlaces);
            Entry<?> target = rows.read(result);
            joined.read(result);
            read.add(target);
            links.add(new Link(Objects.requireNonNull(key, "a key that was asked for"), target));
        }
        Newcomers.join(loader.tracker(), read);
        joined.fill(read);
        return links;
    }
}
