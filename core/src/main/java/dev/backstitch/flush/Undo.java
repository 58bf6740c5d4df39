package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what flushes wrote into entities, so that a rollback leaves new ones new: generated keys and other values that came back are taken out
 * again. Lives as long as its session.
 */
public final class Undo {

    private final List<Runnable> steps = new ArrayList<>();

    /** Writes values that the database decided into an entity. */
    <E> void write(Entry<E> entry, int[] columns, @Nullable Object[] row) {
        if (columns.length == 0) {
            return;
        }
        @Nullable Object[] before = new Object[row.length];
        for (int column : columns) {
            before[column] = entry.shape().read(entry.entity(), column);
        }
        entry.shape().write(entry.entity(), columns, row);
        steps.add(() -> entry.shape().write(entry.entity(), columns, before));
    }

    /** The entity's row is about to be inserted, updated, deleted or read again. */
    public void remember(Entry<?> entry) {
        @Nullable Object @Nullable [] row = entry.row();
        steps.add(() -> entry.restore(row));
    }

    /** A rollback of the whole transaction takes this step as well. */
    public void after(Runnable back) {
        steps.add(back);
    }

    /** How much there is to take back. */
    public int size() {
        return steps.size();
    }

    /** Takes back what was written since, the latest first. */
    public void rollback(int since) {
        while (steps.size() > since) {
            steps.remove(steps.size() - 1).run();
        }
    }

    /** Takes everything back, the latest first. To be called once the tracker is closed. */
    public void rollback() {
        rollback(0);
    }
}
