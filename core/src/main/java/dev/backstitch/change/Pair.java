package dev.backstitch.change;

import dev.backstitch.model.AssociationMapping;

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
}
