package dev.backstitch.change;

/** A key of a table of which no two rows may have the same value. There is one object a key of a model; immutable. */
public final class UniqueKey {

    private final int[] columns;

    UniqueKey(int[] columns) {
        this.columns = columns;
    }

    /** The places of its columns. */
    public int[] columns() {
        return columns;
    }
}
