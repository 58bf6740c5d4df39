package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to delete. Made by the planner for one flush. */
public final class DeleteRows implements Step {

    private final Tracker tracker;
    private final Undo undo;
    private final EntityShape<?> shape;
    private final List<Entry<?>> entries;
    private Runnable after = () -> {};

    DeleteRows(Tracker tracker, Undo undo, EntityShape<?> shape, List<Entry<?>> entries) {
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

    /** What names the rows as they were read, by row and column of {@link EntityShape#identity}. */
    public @Nullable Object[][] keys() {
        return StoredValues.of(entries, shape.identity());
    }

    /** The rows are gone. */
    public void deleted() {
        for (Entry<?> entry : entries) {
            undo.remember(entry);
            tracker.gone(entry);
        }
        after.run();
    }

    /** Does something more when the rows are gone. */
    void then(Runnable action) {
        after = action;
    }
}
