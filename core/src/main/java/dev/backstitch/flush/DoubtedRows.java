package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities whose rows may have been deleted along with others, because they belong to rows that nobody loaded: they are looked for after the deletion, and
 * those without a row leave the session. Made by the planner for one flush.
 */
public final class DoubtedRows implements Step {

    private final Tracker tracker;
    private final Undo undo;
    private final EntityShape<?> shape;
    private final List<Entry<?>> entries;

    DoubtedRows(Tracker tracker, Undo undo, EntityShape<?> shape, List<Entry<?>> entries) {
        this.tracker = tracker;
        this.undo = undo;
        this.shape = shape;
        this.entries = List.copyOf(entries);
    }

    public EntityShape<?> shape() {
        return shape;
    }

    public List<Entry<?>> entries() {
        return entries;
    }

    @Override
    public int size() {
        return entries.size();
    }

    /** The primary keys, by row and column. */
    public @Nullable Object[][] keys() {
        return StoredValues.of(entries, shape.key());
    }

    /** Their rows are gone. */
    public void gone(List<Entry<?>> missing) {
        missing.forEach(entry -> tracker.remove(entry.entity()));
        for (Entry<?> entry : missing) {
            undo.remember(entry);
            tracker.gone(entry);
        }
    }
}
