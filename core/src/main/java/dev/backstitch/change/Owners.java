package dev.backstitch.change;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the entities that a foreign key names, by the keys that their rows have at one moment. Made for one statement's result. */
final class Owners {

    private final ForeignKeyShape foreignKey;
    private final Map<Object, Entry<?>> byKey = new HashMap<>();

    Owners(Tracker tracker, ForeignKeyShape foreignKey) {
        this.foreignKey = foreignKey;
        for (Entry<?> owner : tracker.entriesWithRows(foreignKey.reference().target())) {
            @Nullable Object @Nullable [] row = owner.row();
            Object key = row == null ? null : EntityShape.keyOf(row, foreignKey.targetColumns());
            if (key != null) {
                byKey.put(key, owner);
            }
        }
    }

    /** Whom a row names; null where it names none, or none that the session has. */
    @Nullable
    Entry<?> of(@Nullable Object[] row) {
        Object key = keyIn(row);
        return key == null ? null : byKey.get(key);
    }

    /** The key that a row names; null for none. */
    @Nullable
    Object keyIn(@Nullable Object[] row) {
        return EntityShape.keyOf(row, foreignKey.columns());
    }
}
