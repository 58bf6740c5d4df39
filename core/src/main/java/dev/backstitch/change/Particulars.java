package dev.backstitch.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an entry may have to know and most need not. Made for an entry when there is something of it, and as long-lived.
 *
 * @param <E> the entity class
 */
final class Particulars<E> {

    /** Whether columns of the row were not read. */
    boolean partial;

    /** What was changed since the session ended. */
    @Nullable
    LateChanges<E> late;

    /** The entry with which the entity went on. */
    @Nullable
    Entry<E> successor;

    /** What was found for the entity and none of its links shows; never changed, so that another entry may have it too. */
    private Map<Object, List<?>> kept = Map.of();

    @Nullable
    List<?> kept(Object asked) {
        return kept.get(asked);
    }

    /** Keeps what was found; what is given back forgets it again. */
    Runnable keep(Object asked, List<?> found) {
        Map<Object, List<?>> before = kept;
        Map<Object, List<?>> now = new HashMap<>(before);
        now.put(asked, found);
        kept = now;
        return () -> kept = before;
    }

    void keepsAs(Particulars<E> former) {
        kept = former.kept;
    }
}
