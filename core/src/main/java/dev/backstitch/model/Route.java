package dev.backstitch.model;

/** Where the rows say that two entities are linked. */
public sealed interface Route {

    /** The source's own row names the target's: the source is the owning side. */
    record Holding(Reference reference) implements Route {}

    /** The target's row names the source's. */
    record Held(Reference reference) implements Route {}

    /** A row of an association table names both; {@code near} is the side of the source, {@code far} that of the target. */
    record Through(
            AssociationMapping association,
            AssociationMapping.Side near,
            AssociationMapping.Side far,
            boolean symmetric)
            implements Route {

        /** The rows as a query sees them from the near side. */
        public Pairs pairs() {
            return symmetric
                    ? Pairs.eitherWay(association)
                    : new Pairs(association.table(), near.columns(), far.columns());
        }
    }
}
