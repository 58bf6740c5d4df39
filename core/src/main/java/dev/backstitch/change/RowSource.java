package dev.backstitch.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows as they are now; the load floor is one. */
public interface RowSource {

    /** The rows of those that have one, by entry; what is known of an entry's row has its key. */
    Map<Entry<?>, @Nullable Object[]> of(Iterable<? extends Entry<?>> entries);
}
