package dev.backstitch.change;

import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entity whose row names another by a unique foreign key. It looks through the rows of a table once after these have changed. Lives as long
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
    private record Index(int version, int[] named, Map<Object, Entry<?>> byKey) {}

    NamingRows(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The entry whose row, as last read or written, names the owner of a relationship that it holds; null where the session has none. */
    @Nullable
    Entry<?> naming(RelationshipMapping<?, ?> relationship, Entry<?> owner) {
        Object[] row = owner.row();
        if (row == null || !(relationship.route() instanceof Route.Held held)) {
            return null;
        }
        int version = tracker.version(relationship.target());
        Index index = indexes.get(relationship);
        if (index == null || index.version() != version) {
            ForeignKeyShape foreignKey =
                    tracker.shapes().of(relationship.target()).foreignKey(held.reference());
            index = new Index(version, foreignKey.targetColumns(), rows(relationship, foreignKey.columns()));
            indexes.put(relationship, index);
        }
        Object key = EntityShape.keyOf(row, index.named());
        return key == null ? null : index.byKey().get(key);
    }

    private Map<Object, Entry<?>> rows(RelationshipMapping<?, ?> relationship, int[] columns) {
        Map<Object, Entry<?>> byKey = new HashMap<>();
        for (Entry<?> entry : tracker.entriesWithRows(relationship.target())) {
            Object[] row = entry.row();
            Object key = row == null ? null : EntityShape.keyOf(row, columns);
            if (key != null) {
                byKey.put(key, entry);
            }
        }
        return byKey;
    }
}
