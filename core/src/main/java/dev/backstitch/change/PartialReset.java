package dev.backstitch.change;

import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes back what was set in properties whose columns are not loaded. Made for one entity. */
final class PartialReset<E> {

    private final Entry<E> entry;
    private final EntityShape<E> shape;

    PartialReset(Entry<E> entry) {
        this.entry = entry;
        this.shape = entry.shape();
    }

    void run() {
        BitSet done = new BitSet();
        for (int column = 0; column < shape.width(); column++) {
            if (!done.get(column) && entry.isSet(column)) {
                int[] together = shape.together(column);
                IntStream.of(together).forEach(done::set);
                takeBack(together);
            }
        }
    }

    private void takeBack(int[] columns) {
        @Nullable Object[] row = Objects.requireNonNull(entry.row()).clone();
        try {
            shape.write(entry.entity(), columns, NotLoaded.initials(row));
        } catch (RuntimeException refused) {
            // A setter need not take what the class began with. What is there then counts as not set, and gives way
            // when the
            // column is loaded.
            for (int column : columns) {
                row[column] = NotLoaded.of(shape.copy(column, entry.property(column)));
            }
            entry.store(row);
        }
    }
}
