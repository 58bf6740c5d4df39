package dev.backstitch.change;

import dev.backstitch.model.AssociationMapping;

/** Two entities that a row of an association table links; entries are compared by identity. */
public record Pair(AssociationMapping association, Entry<?> from, Entry<?> to) {}
