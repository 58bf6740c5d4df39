package dev.backstitch.change;

import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;

/** Loads what is read but not loaded; the load floor is one. */
public interface Loader {

    /** Loads a relationship of an entry, and of all entries that came with it. */
    void load(Entry<?> entry, RelationshipMapping<?, ?> relationship);

    /** Loads a column of an entry, and of all entries that came with it. */
    void load(Entry<?> entry, Column<?, ?> column);

    /** Loads the columns at some places in rows of an entity for entries of it that lack them. */
    void load(EntityMapping<?> entity, Iterable<? extends Entry<?>> entries, int[] columns);
}
