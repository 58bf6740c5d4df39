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

    void fill(List<Entry<?>> owners) {
        Map<Object, Entry<?>> byKey = byKey(owners);
        if (!byKey.isEmpty()) {
            List<@Nullable Object[]> keys = new ArrayList<>();
            for (Entry<?> owner : byKey.values()) {
                keys.add(GraphLoader.some(Objects.requireNonNull(owner.row()), ownerColumns));
            }
            distribute(
                    byKey,
                    reader.held(
                            relationship,
                            held,
                            keys.toArray(Object[][]::new),
                            joins,
                            loader.entries(relationship.target(), joins, origin)));
        }
    }

    /** Fills the owners with those of some children that are theirs; all that rows name them are among these. */
    void fill(List<Entry<?>> owners, Iterable<? extends Entry<?>> children) {
        distribute(byKey(owners), children);
    }

    private Map<Object, Entry<?>> byKey(List<Entry<?>> owners) {
        Map<Object, Entry<?>> byKey = new LinkedHashMap<>();
        for (Entry<?> owner : owners) {
            Object key = EntityShape.keyOf(Objects.requireNonNull(owner.row()), ownerColumns);
            if (key == null) {
                Ends.fill(owner, relationship, List.of());
            } else {
                byKey.put(key, owner);
            }
        }
        return byKey;
    }

    private void distribute(Map<Object, Entry<?>> byKey, Iterable<? extends Entry<?>> all) {
        Map<Entry<?>, List<Entry<?>>> children = new LinkedHashMap<>();
        byKey.values().forEach(owner -> children.put(owner, new ArrayList<>()));
        for (Entry<?> child : all) {
            Entry<?> owner = ownerNow(child, byKey);
            if (owner != null && child.state() == State.REMOVED) {
                if (!relationship.many() || !Ends.lacks(owner, relationship, child)) {
                    loader.tracker().hide(child, owner, relationship);
                }
            } else if (owner != null) {
                Objects.requireNonNull(children.get(owner)).add(child);
            }
        }
        children.forEach((owner, mine) -> {
            Ends.fill(owner, relationship, mine);
            mine.forEach(child -> Ends.agree(child, relationship.counterpart(), owner));
        });
    }

    /** The owner that the session has for a child; null where that is none of those that are loading. */
    private @Nullable Entry<?> ownerNow(Entry<?> child, Map<Object, Entry<?>> byKey) {
        Object key = EntityShape.keyOf(Objects.requireNonNull(child.row()), foreignKey.columns());
        Entry<?> named = key == null ? null : byKey.get(key);
        boolean elsewhere = child.state() != State.REMOVED
                && loader.tracker().foreignKeys().decided(child, foreignKey)
                && loader.tracker().foreignKeys().target(child, foreignKey) != named;
        // An owner that the child was moved to has it among what was added, and shows it at the end.
        return elsewhere ? null : named;
    }
}
