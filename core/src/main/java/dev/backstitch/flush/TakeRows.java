package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.KeyRow;
import dev.backstitch.change.KeyedLinks;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.Reference;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows that nobody loaded and that have to name new owners, because they were linked by their keys.
 *
 * @param reference the foreign key that has to name the owners
 * @param rows the rows that hold it
 * @param owners row by row
 */
public record TakeRows(Reference reference, List<KeyRow> rows, List<Entry<?>> owners) implements Step {

    public TakeRows {
        rows = List.copyOf(rows);
        owners = List.copyOf(owners);
    }

    static List<Step> of(Tracker tracker) {
        Map<Reference, List<KeyedLinks.Taken>> byReference = new TreeMap<>(Comparator.comparing(Reference::toString));
        for (KeyedLinks.Taken taken : tracker.keyed().taken()) {
            Route.Held held = (Route.Held) taken.relationship().route();
            byReference
                    .computeIfAbsent(held.reference(), any -> new ArrayList<>())
                    .add(taken);
        }
        List<Step> steps = new ArrayList<>();
        byReference.forEach((reference, all) -> {
            for (List<KeyedLinks.Taken> chunk :
                    Batches.chunks(KeyOrder.of(all, taken -> taken.row().key()))) {
                steps.add(new TakeRows(
                        reference,
                        chunk.stream().map(KeyedLinks.Taken::row).toList(),
                        chunk.stream().<Entry<?>>map(KeyedLinks.Taken::owner).toList()));
            }
        });
        return steps;
    }

    @Override
    public int size() {
        return rows.size();
    }

    public EntityShape<?> shape() {
        return rows.get(0).shape();
    }

    /** The places of the foreign key's columns. */
    public int[] columns() {
        return EntityShape.indexesOf(reference.source(), reference.columns());
    }

    /** The keys of the rows, by row and key column. */
    public @Nullable Object[][] keys() {
        return StoredValues.of(rows, shape().key());
    }

    /** What they have to name, by row and column; asked when the keys of all rows inserted before are known. */
    public @Nullable Object[][] values() {
        return StoredValues.of(owners, EntityShape.indexesOf(reference.target(), reference.targetColumns()));
    }
}
