package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Values;
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
        @Nullable Object[] before = new Object[columns.length];
        for (int c = 0; c < columns.length; c++) {
            before[c] = entry.shape().read(entry.entity(), columns[c]);
            entry.shape().write(entry.entity(), columns[c], Values.copy(row[columns[c]]));
        }
        steps.add(() -> {
            for (int c = 0; c < columns.length; c++) {
                entry.shape().write(entry.entity(), columns[c], before[c]);
            }
        });
    }

    /** The entity's row is about to be inserted, updated, deleted or read again. */
    public void remember(Entry<?> entry) {
        @Nullable Object @Nullable [] row = entry.row();
        steps.add(() -> entry.restore(row));
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
