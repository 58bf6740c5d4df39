package dev.backstitch.commits;

import dev.backstitch.model.EntityMapping;
import java.util.Locale;

/**
 * A row and the objects that are it, whichever session has them.
 *
 * @param kind its table
 * @param mark what its row is told by
 */
record Thing(EntityMapping<?> kind, long mark) {

    @Override
    public String toString() {
        return kind.type().getSimpleName().toLowerCase(Locale.ROOT) + mark;
    }
}
