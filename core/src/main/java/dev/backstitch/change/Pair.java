package dev.backstitch.change;

import dev.backstitch.model.AssociationMapping;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two rows that a row of an association table links; entities are compared by identity.
 *
 * @param eitherWay whether the row may name them either way round
 */
public record Pair(AssociationMapping association, RowRef from, RowRef to, boolean eitherWay) {

    /** Two entities of a symmetric relationship: the same pair, whichever is named first. */
    static Pair unordered(AssociationMapping association, RowRef one, RowRef other) {
        return one.number() <= other.number()
                ? new Pair(association, one, other, true)
                : new Pair(association, other, one, true);
    }

    static Pair ordered(AssociationMapping association, RowRef from, RowRef to) {
        return new Pair(association, from, to, false);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a model has one mapping of each association table
    public boolean equals(@Nullable Object other) {
        return other instanceof Pair that
                && association == that.association
                && eitherWay == that.eitherWay
                && Objects.equals(from, that.from)
                && Objects.equals(to, that.to);
    }

    @Override
    public int hashCode() {
        return from.hashCode() * 31 + to.hashCode();
    }
}
