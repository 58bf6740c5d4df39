package dev.backstitch.change;

import dev.backstitch.model.Reference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entity whose row names another by a unique foreign key. It looks through the rows of a table once after these have changed. Lives as long
 * as its tracker.
 */
public final class NamingRows {

    private final Tracker tracker;
    private final Map<Reference, Index> indexes = new HashMap<>();

    /** @param version of the table's entries, of which this was made */
    private record Index(int version, Map<Object, Entry<?>> byKey) {}

    NamingRows(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The entry whose row, as last read or written, names the owner; null where the session has none. */
    public @Nullable Entry<?> naming(Reference reference, Entry<?> owner) {
        Object[] row = owner.row();
        Object key = row == null
                ? null
                : EntityShape.keyOf(row, EntityShape.indexesOf(reference.target(), reference.targetColumns()));
        return key == null ? null : index(reference).byKey().get(key);
    }

    private Index index(Reference reference) {
        int version = tracker.version(reference.source());
        Index known = indexes.get(reference);
        if (known == null || known.version() != version) {
            known = new Index(version, rows(reference));
            indexes.put(reference, known);
        }
        return known;
    }

    private Map<Object, Entry<?>> rows(Reference reference) {
        int[] columns = EntityShape.indexesOf(reference.source(), reference.columns());
        Map<Object, Entry<?>> byKey = new HashMap<>();
        for (Entry<?> entry : tracker.entriesWithRows(reference.source())) {
            Object[] row = entry.row();
            Object key = row == null ? null : EntityShape.keyOf(row, columns);
            if (key != null) {
                byKey.put(key, entry);
            }
        }
        return byKey;
    }
}
