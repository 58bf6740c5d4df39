package dev.backstitch.change;

import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entities whose rows name another by a foreign key. It looks through the rows of a table once after these have changed. Lives as long
 * as its tracker.
 */
final class NamingRows {

    private final Tracker tracker;
    private final Map<RelationshipMapping<?, ?>, Index> indexes = new HashMap<>();

    /**
     * The rows that name others.
     *
     * @param version of the table's entries, of which this was made
     * @param named the places of the columns that are named
     */
    private record Index(int version, int[] named, Map<Object, List<Entry<?>>> byKey) {}

    NamingRows(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The entry whose row, as last read or written, names the owner of a relationship that it holds; null where the session has none. */
    @Nullable
    Entry<?> naming(RelationshipMapping<?, ?> relationship, Entry<?> owner) {
        List<Entry<?>> all = all(relationship, owner);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** All of them, where the foreign key is not unique. */
    List<Entry<?>> all(RelationshipMapping<?, ?> relationship, Entry<?> owner) {
        Object[] row = owner.row();
        if (row == null || !(relationship.route() instanceof Route.Held held)) {
            return List.of();
        }
        int version = tracker.identityMap().version(relationship.target());
        Index index = indexes.get(relationship);
        if (index == null || index.version() != version) {
            ForeignKeyShape foreignKey =
                    tracker.shapes().of(relationship.target()).foreignKey(held.reference());
            index = new Index(version, foreignKey.targetColumns(), rows(relationship, foreignKey.columns()));
            indexes.put(relationship, index);
        }
        Object key = EntityShape.keyOf(row, index.named());
        return key == null ? List.of() : index.byKey().getOrDefault(key, List.of());
    }

    private Map<Object, List<Entry<?>>> rows(RelationshipMapping<?, ?> relationship, int[] columns) {
        Map<Object, List<Entry<?>>> byKey = new HashMap<>();
        for (Entry<?> entry : tracker.entriesWithRows(relationship.target())) {
            Object[] row = entry.row();
            Object key = row == null ? null : EntityShape.keyOf(row, columns);
            if (key != null) {
                byKey.computeIfAbsent(key, any -> new ArrayList<>(1)).add(entry);
            }
        }
        return byKey;
    }
}
