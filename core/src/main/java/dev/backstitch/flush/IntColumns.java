package dev.backstitch.flush;

import java.util.BitSet;

/** Compares columns that are kept as places with such that are kept as a set. */
final class IntColumns {

    private IntColumns() {}

    /** Whether one of some columns is in the set. */
    static boolean any(BitSet set, int[] columns) {
        for (int column : columns) {
            if (set.get(column)) {
                return true;
            }
        }
        return false;
    }
}
