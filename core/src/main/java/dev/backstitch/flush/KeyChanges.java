package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.error.RefusedDataException;
import java.util.BitSet;

/** Refuses a changed primary key: the row would be lost to everything that names it. */
final class KeyChanges {

    private KeyChanges() {}

    static void refuse(Entry<?> entry, BitSet changed) {
        for (int column : entry.shape().key()) {
            if (changed.get(column)) {
                String name = entry.shape().column(column).getName();
                throw new RefusedDataException(entry.shape().label() + "." + name
                        + " is part of the primary key and was changed on an object that has a row: set it back, or delete"
                        + " the object and add another; nothing was sent");
            }
        }
    }
}
