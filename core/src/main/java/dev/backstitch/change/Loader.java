package dev.backstitch.change;

import dev.backstitch.model.RelationshipMapping;

/** Loads what is read but not loaded; the load floor is one. */
public interface Loader {

    /** Loads a relationship of an entry, and of all entries that came with it. */
    void load(Entry<?> entry, RelationshipMapping<?, ?> relationship);
}
