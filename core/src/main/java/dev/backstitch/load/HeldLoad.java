package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.Origin;
import dev.backstitch.change.State;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Loads what names its owners: children and the far ends of one-to-ones. A child that the session knows counts where the session has it, whatever its
 * row says. Made for one load.
 */
final class HeldLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final Origin origin;
    private final FetchJoins joins;
    private final RelationshipMapping<?, ?> relationship;
    private final Route.Held held;
    private final int[] ownerColumns;
    private final ForeignKeyShape foreignKey;

    HeldLoad(
            GraphLoader loader,
            Reader reader,
            RelationshipMapping<?, ?> relationship,
            Route.Held held,
            Origin origin,
            FetchJoins joins) {
        this.joins = joins;
        this.origin = origin;
        this.loader = loader;
        this.reader = reader;
        this.relationship = relationship;
        this.held = held;
        this.ownerColumns =
                EntityShape.indexesOf(relationship.source(), held.reference().targetColumns());
        this.foreignKey = loader.tracker().shapes().of(relationship.target()).foreignKey(held.reference());
    }

    /** Whether each row of the targets' table names an owner, so that those of all owners are all. */
    static boolean isOfAll(RelationshipMapping<?, ?> relationship) {
        return relationship.route() instanceof Route.Held held
                && relationship.target().parent() == null
                && held.reference().nullableColumns().isEmpty();
    }

    /**
     * What the owners are linked to now, where the rows alone say it; null otherwise.
     *
     * @param all whether they are all that rows can name
     */
    @Nullable
    List<? extends Entry<?>> fill(List<Entry<?>> owners, boolean all) {
        Map<Object, Share> byKey = byKey(owners);
        if (byKey.isEmpty()) {
            return List.of();
        }
        boolean changed = false;
        List<Entry<?>> named = new ArrayList<>(byKey.size());
        for (Share share : byKey.values()) {
            changed |= Ends.isChanged(share.owner(), relationship);
            named.add(share.owner());
        }
        boolean tellsAll = !all || loader.tracker().countOf(relationship.source()) == byKey.size();
        List<? extends Entry<?>> children = reader.held(
                relationship,
                held,
                all ? null : GraphLoader.some(named, ownerColumns),
                joins,
                loader.entries(relationship.target(), joins, origin, null, tellsAll ? held.reference() : null));
        boolean linked = distribute(byKey, children);
        return linked && !changed ? children : null;
    }

    /** Fills the owners with those of some children that are theirs; all that rows name them are among these. */
    void fill(List<Entry<?>> owners, Iterable<? extends Entry<?>> children) {
        distribute(byKey(owners), children);
    }

    private Map<Object, Share> byKey(List<Entry<?>> owners) {
        Map<Object, Share> byKey = new LinkedHashMap<>();
        for (Entry<?> owner : owners) {
            Object key = EntityShape.keyOf(Objects.requireNonNull(owner.row()), ownerColumns);
            if (key == null) {
                Ends.fill(owner, relationship, List.of());
            } else {
                byKey.put(key, new Share(owner));
            }
        }
        return byKey;
    }

    /** Whether all of them are linked now. */
    private boolean distribute(Map<Object, Share> byKey, Iterable<? extends Entry<?>> all) {
        boolean linked = true;
        for (Entry<?> child : all) {
            Share share = shareNow(child, byKey);
            linked &= share != null && child.state() != State.REMOVED;
            if (share != null && child.state() == State.REMOVED) {
                if (!relationship.many() || !Ends.lacks(share.owner(), relationship, child)) {
                    loader.tracker().hide(child, share.owner(), relationship);
                }
            } else if (share != null) {
                share.add(child);
            }
        }
        for (Share share : byKey.values()) {
            Ends.fill(share.owner(), relationship, share.targets());
            for (Entry<?> child : share.targets()) {
                Ends.agree(child, relationship.counterpart(), share.owner());
            }
        }
        return linked;
    }

    /** That of the owner that the session has for a child; null where that is none of those that are loading. */
    private @Nullable Share shareNow(Entry<?> child, Map<Object, Share> byKey) {
        Object key = EntityShape.keyOf(Objects.requireNonNull(child.row()), foreignKey.columns());
        Share named = key == null ? null : byKey.get(key);
        Entry<?> owner = named == null ? null : named.owner();
        boolean elsewhere = child.state() != State.REMOVED
                && loader.tracker().foreignKeys().decided(child, foreignKey)
                && loader.tracker().foreignKeys().target(child, foreignKey) != owner;
        // An owner that the child was moved to has it among what was added, and shows it at the end.
        return elsewhere ? null : named;
    }
}
