package dev.backstitch.flush;

import dev.backstitch.change.RowRef;
import dev.backstitch.model.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that nobody loaded and that have to let go of their owners: their foreign key becomes NULL, or they are deleted where the owner owns them, or what they
 * belong to.
 *
 * @param way from the owners to the rows
 * @param targetColumns the places of the columns it names in the owners' rows
 * @param owners whose rows are to be released
 * @param delete whether the rows go as well
 */
public record ReleaseRows(Descent way, int[] targetColumns, List<RowRef> owners, boolean delete) implements Step {

    public ReleaseRows {
        owners = List.copyOf(owners);
    }

    /** The foreign key of the rows. */
    public Reference reference() {
        return way.reference();
    }

    @Override
    public int size() {
        return owners.size();
    }

    /** The keys of the owners, by row and key column. */
    public @Nullable Object[][] keys() {
        return StoredValues.of(owners, targetColumns);
    }
}
