package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.NotLoaded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what flushes wrote into entities, so that a rollback leaves new ones new: generated keys and other values that came back are taken out
 * again. Lives as long as its session.
 */
public final class Undo {

    private final List<Runnable> steps = new ArrayList<>();
    private final List<Runnable> again = new ArrayList<>();

    /** Writes values that the database decided into an entity, as far as the row has them. */
    <E> void write(Entry<E> entry, int[] some, @Nullable Object[] row) {
        int[] columns = entry.isPartial() ? NotLoaded.without(some, row) : some;
        if (columns.length == 0) {
            return;
        }
        @Nullable Object[] before = new Object[row.length];
        for (int column : columns) {
            before[column] = entry.property(column);
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

    /**
     * Something was read. A rollback to a savepoint takes it back, since what was written behind that may have been read; that of the whole transaction keeps it, as
     * it keeps all that was read.
     */
    public void read(Runnable back, Runnable repeat) {
        steps.add(() -> {
            back.run();
            again.add(repeat);
        });
    }

    /** How much there is to take back. */
    public int size() {
        return steps.size();
    }

    /** Takes back what was written since, the latest first. */
    public void rollback(int since) {
        takeBack(since);
        again.clear();
    }

    private void takeBack(int since) {
        while (steps.size() > since) {
            steps.remove(steps.size() - 1).run();
        }
    }

    /** Takes everything back, the latest first. To be called once the tracker is closed. */
    public void rollback() {
        takeBack(0);
        for (int i = again.size() - 1; i >= 0; i--) {
            again.get(i).run();
        }
    }
}
