package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** @param all whether they are all that rows can name */
    void fill(List<Entry<?>> owners, boolean all) {
        if (owners.isEmpty()) {
            return;
        }
        @Nullable Object @Nullable [][] keys = all ? null : GraphLoader.some(owners, ownerColumns);
        Map<Object, Share> shares = shares(owners);
        PairLoad pairs = new PairLoad(loader, reader, relationship, through, origin);
        if (joins.isNone() && pairs.suffice()) {
            pairs.read(keys, (owner, target) -> give(shares.get(owner), target));
        } else {
            reader.through(relationship, through, keys, joins, result -> read(result, shares));
        }
        shares.values().forEach(this::fill);
    }

    /** Fills the owners with those of some targets that are theirs; all that rows name with them are among these. */
    void fill(List<Entry<?>> owners, Iterable<Link> links) {
        Map<Object, Share> shares = shares(owners);
        links.forEach(link -> give(shares.get(link.ownerKey()), link.target()));
        shares.values().forEach(this::fill);
    }

    /** Fills one owner with what rows say are its targets. */
    void fill(Entry<?> owner, List<Entry<?>> targets) {
        Share share = new Share(owner);
        targets.forEach(target -> give(share, target));
        fill(share);
    }

    /** Whether the rows of the association table tell without the targets' which these are, and in which order. */
    static boolean isToldByKeys(RelationshipMapping<?, ?> relationship, Route.Through through) {
        EntityMapping<?> target = relationship.target();
        return relationship.order().isEmpty()
                && target.parent() == null
                && through.far().targetColumns().equals(target.primaryKey());
    }

    private Map<Object, Share> shares(List<Entry<?>> owners) {
        Map<Object, Share> shares = new LinkedHashMap<>(owners.size() * 2);
        for (Entry<?> owner : owners) {
            shares.put(
                    Objects.requireNonNull(EntityShape.keyOf(Objects.requireNonNull(owner.row()), ownerColumns)),
                    new Share(owner));
        }
        return shares;
    }

    private void give(@Nullable Share share, Entry<?> target) {
        if (share == null) {
            return;
        }
        if (target.state() != State.REMOVED) {
            share.add(target);
        } else if (!Ends.lacks(share.owner(), relationship, target)) {
            loader.tracker().hide(target, share.owner(), relationship);
        }
    }

    private void fill(Share share) {
        Entry<?> owner = share.owner();
        boolean changed = Ends.isChanged(owner, relationship);
        Ends.fillFromPairs(owner, relationship, share.targets());
        for (Entry<?> target : share.targets()) {
            // What was removed before it was loaded has a row and is no target.
            if (!changed || Ends.holds(owner, relationship, target)) {
                Ends.agree(target, relationship.counterpart(), owner);
            }
        }
    }

    private Map<Object, Share> read(ResultSet result, Map<Object, Share> shares) throws SQLException {
        LeadingKey near = new LeadingKey(loader.codecs(relationship.source(), ownerColumns), 0);
        RowReader<?> rows = loader.rows(relationship.target(), ownerColumns.length, new Siblings(origin), joins);
        FetchJoinRows joined = loader.joined(joins, ownerColumns.length, origin);
        Set<Entry<?>> read = new LinkedHashSet<>();
        while (result.next()) {
            Share share = shares.get(near.read(result));
            Entry<?> target = rows.read(result);
            joined.read(result);
            read.add(target);
            give(share, target);
        }
        Newcomers.join(loader.tracker(), read);
        joined.fill(read);
        return shares;
    }
}
