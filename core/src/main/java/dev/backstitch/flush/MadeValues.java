package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.Column;
import dev.backstitch.model.Generation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives new entities the values that are made for them before anything is ordered: those that Java makes at once, those of sequences as a list of what has
 * to be drawn. Made for one flush.
 */
public final class MadeValues {

    private final Undo undo;
    private final Map<Column<?, ?>, List<Entry<?>>> toDraw = new LinkedHashMap<>();

    public MadeValues(Tracker tracker, Undo undo) {
        this.undo = undo;
        for (Entry<?> entry : tracker.fresh()) {
            for (int column : entry.shape().made()) {
                if (lacks(entry, column)) {
                    make(entry, column);
                }
            }
        }
    }

    /** What sequences have to give. */
    public List<DrawnValues> toDraw() {
        List<DrawnValues> draws = new ArrayList<>();
        toDraw.forEach((column, entries) -> draws.add(new DrawnValues(undo, column, entries)));
        return draws;
    }

    /** A property of a primitive type cannot be null, so 0 counts as nothing. */
    private static <E> boolean lacks(Entry<E> entry, int column) {
        Object value = entry.shape().read(entry.entity(), column);
        return value == null || (value instanceof Number number && number.longValue() == 0);
    }

    private void make(Entry<?> entry, int column) {
        Generation<?> generation = entry.shape().column(column).definition().generation();
        if (generation instanceof Generation.Supplied<?> supplied) {
            write(undo, entry, column, supplied.supplier().get());
        } else {
            toDraw.computeIfAbsent(entry.shape().column(column), any -> new ArrayList<>())
                    .add(entry);
        }
    }

    static void write(Undo undo, Entry<?> entry, int column, @Nullable Object value) {
        @Nullable Object[] row = new Object[entry.shape().width()];
        row[column] = value;
        undo.write(entry, new int[] {column}, row);
    }
}
