package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.NamingKey;
import dev.backstitch.change.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets the entities of a session know that rows which theirs name have other keys now: PostgreSQL has changed their foreign keys, or the same statement
 * did. Made for one step of a flush.
 */
final class RenamedRows {

    private final Tracker tracker;
    private final Undo undo;

    RenamedRows(Tracker tracker, Undo undo) {
        this.tracker = tracker;
        this.undo = undo;
    }

    /** A row that was updated. */
    record Renamed(@Nullable Object[] before, @Nullable Object[] after) {}

    /** @param columns those of the rows that changed */
    void follow(EntityShape<?> shape, int[] columns, List<Renamed> renamed) {
        for (NamingKey key : shape.namedBy()) {
            if (key.source() != null && key.namesAny(columns)) {
                follow(key, tracker.shapes().of(key.source()), renamed);
            }
        }
    }

    private void follow(NamingKey key, EntityShape<?> source, List<Renamed> renamed) {
        Map<Object, Renamed> byKey = new HashMap<>();
        for (Renamed each : renamed) {
            Object before = EntityShape.keyOf(each.before(), key.named());
            if (before != null) {
                byKey.put(before, each);
            }
        }
        List<Renamed> followed = new ArrayList<>();
        for (Entry<?> entry : List.copyOf(tracker.entriesWithRows(source.mapping()))) {
            @Nullable Object[] row = Objects.requireNonNull(entry.row());
            Object names = EntityShape.keyOf(row, key.places());
            Renamed target = names == null ? null : byKey.get(names);
            if (target != null) {
                followed.add(new Renamed(row, store(entry, key, target)));
            }
        }
        if (!followed.isEmpty()) {
            follow(source, key.places(), followed);
        }
    }

    private <E> @Nullable Object[] store(Entry<E> entry, NamingKey key, Renamed target) {
        @Nullable Object[] row = Objects.requireNonNull(entry.row()).clone();
        for (int i = 0; i < key.named().length; i++) {
            row[key.places()[i]] = target.after()[key.named()[i]];
        }
        int[] properties =
                Arrays.stream(key.places()).filter(entry.shape()::mapped).toArray();
        undo.remember(entry);
        undo.write(entry, properties, row);
        tracker.stored(entry, row);
        return row;
    }
}
