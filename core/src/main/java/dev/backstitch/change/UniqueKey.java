package dev.backstitch.change;

import dev.backstitch.model.Deferrability;

/** A key of a table of which no two rows may have the same value. There is one object a key of a model; immutable. */
public final class UniqueKey {

    private final int[] columns;
    private final Deferrability deferrability;

    UniqueKey(int[] columns, Deferrability deferrability) {
        this.columns = columns;
        this.deferrability = deferrability;
    }

    /** The places of its columns. */
    public int[] columns() {
        return columns;
    }

    /** Whether one of some columns is one of its own. */
    public boolean hasAny(int[] some) {
        return EntityShape.meet(columns, some);
    }

    /** When PostgreSQL checks it. */
    public Deferrability deferrability() {
        return deferrability;
    }
}
