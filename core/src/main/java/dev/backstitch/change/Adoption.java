package dev.backstitch.change;

import org.jspecify.annotations.Nullable;

/**
 * What a collection that no reference answers did last with an element.
 *
 * @param by whose collection it is
 * @param taken whether it took the element or let it go
 */
record Adoption(Entry<?> by, boolean taken) {

    /** Who has the element now. */
    @Nullable
    Entry<?> owner() {
        return taken ? by : null;
    }
}
