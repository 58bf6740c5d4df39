package dev.backstitch.model;

/** Loads columns that a query left out; whoever manages objects is one. Not meant for applications. */
public interface ColumnLoader {

    /** Loads a column of an object, and of all that came with it, unless it is loaded or was set since. */
    void load(Object entity, Column<?, ?> column);
}
