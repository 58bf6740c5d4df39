package dev.backstitch.change;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.EntityMapping;
import java.util.BitSet;

/** Some tables of a model, those of entities and those of associations. Filled by one thread. */
public final class TableSet {

    private final BitSet entities = new BitSet();
    private final BitSet associations = new BitSet();
    private boolean everything;

    /** The table of one entity. */
    public static TableSet of(EntityMapping<?> entity) {
        TableSet one = new TableSet();
        one.add(entity);
        return one;
    }

    /** All tables. */
    static TableSet everything() {
        TableSet all = new TableSet();
        all.addEverything();
        return all;
    }

    TableSet copy() {
        TableSet copy = new TableSet();
        copy.entities.or(entities);
        copy.associations.or(associations);
        copy.everything = everything;
        return copy;
    }

    /** With it all that share its first table. */
    public void add(EntityMapping<?> entity) {
        entities.set(entity.root().ordinal());
    }

    public void add(AssociationMapping association) {
        associations.set(association.ordinal());
    }

    /** It cannot be told which, so it may be any. */
    public void addEverything() {
        everything = true;
    }

    public boolean contains(EntityMapping<?> entity) {
        return everything || entities.get(entity.root().ordinal());
    }

    public boolean contains(AssociationMapping association) {
        return everything || associations.get(association.ordinal());
    }
}
