package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.PairChanges.Change;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads again which pairs an association table has of some owners. Made for one relationship of one refresh. */
final class ThroughRefresh {

    private final GraphLoader loader;
    private final Tracker tracker;
    private final Reader reader;
    private final RelationshipMapping<?, ?> relationship;
    private final Route.Through through;

    ThroughRefresh(GraphLoader loader, Reader reader, RelationshipMapping<?, ?> relationship, Route.Through through) {
        this.loader = loader;
        this.tracker = loader.tracker();
        this.reader = reader;
        this.relationship = relationship;
        this.through = through;
    }

    void refresh(List<Entry<?>> owners) {
        int[] columns =
                EntityShape.indexesOf(relationship.source(), through.near().targetColumns());
        Map<Object, Entry<?>> byKey = new LinkedHashMap<>();
        Map<Entry<?>, Set<Entry<?>>> targets = new LinkedHashMap<>();
        @Nullable Object[][] keys = new Object[owners.size()][];
        for (int i = 0; i < keys.length; i++) {
            Entry<?> owner = owners.get(i);
            @Nullable Object[] row = Objects.requireNonNull(owner.row());
            byKey.put(Objects.requireNonNull(EntityShape.keyOf(row, columns)), owner);
            keys[i] = GraphLoader.some(row, columns);
            targets.put(owner, new LinkedHashSet<>());
        }
        PairReader pairs = new PairReader(loader, relationship, columns);
        reader.through(relationship, through, keys, FetchJoins.NONE, result -> {
            pairs.read(
                    result,
                    (key, target) ->
                            Objects.requireNonNull(targets.get(byKey.get(key))).add(target));
            return targets;
        });
        targets.forEach(this::follow);
    }

    private void follow(Entry<?> owner, Set<Entry<?>> targets) {
        for (Object shown : LinkAccess.targets(Ends.link(owner, relationship))) {
            Entry<?> target = tracker.entryOf(shown);
            if (target != null && !targets.contains(target) && !isAdded(owner, target)) {
                LinkAccess.part(Ends.link(owner, relationship), shown);
                Ends.part(target, relationship.counterpart(), owner);
            }
        }
        for (Entry<?> target : targets) {
            if (target.state() == State.REMOVED) {
                tracker.hide(target, owner, relationship);
            } else if (!isRemoved(owner, target)) {
                Ends.agree(owner, relationship, target);
                Ends.agree(target, relationship.counterpart(), owner);
            }
        }
        Ends.arrange(owner, relationship, targets);
    }

    private boolean isAdded(Entry<?> owner, Entry<?> target) {
        Change change = tracker.changes().of(through, owner, target);
        return change == Change.ADDED || change == Change.ADDED_UNSEEN;
    }

    private boolean isRemoved(Entry<?> owner, Entry<?> target) {
        Change change = tracker.changes().of(through, owner, target);
        return change == Change.REMOVED || change == Change.REMOVED_UNSEEN;
    }
}
