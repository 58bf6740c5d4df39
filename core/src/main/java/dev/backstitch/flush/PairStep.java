package dev.backstitch.flush;

import dev.backstitch.change.Pair;
import dev.backstitch.model.AssociationMapping;
import java.util.Collections;
import java.util.List;

/**
 * Rows of an association table to insert or delete.
 *
 * @param operation what becomes of them
 * @param pairs the entities they link
 */
public record PairStep(AssociationMapping association, Operation operation, List<Pair> pairs) implements Step {

    /** What becomes of the pairs' rows. */
    public enum Operation {
        INSERT,

        /** Insert those that are not there. */
        INSERT_MISSING,

        DELETE
    }

    public PairStep {
        pairs = Collections.unmodifiableList(pairs); // nobody else keeps them, and there may be many
    }

    @Override
    public int size() {
        return pairs.size();
    }

    /** The keys of both sides; asked when those of all rows inserted before are known. */
    public SentRows rows() {
        return new PairRows(this);
    }
}
