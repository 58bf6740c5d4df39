package dev.backstitch.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a table by a key other than the primary one, which foreign keys name. Lives as long as its identity map. */
final class NamedRows {

    private final int[] columns;
    private final Map<Object, Entry<?>> byKey = new HashMap<>();

    private NamedRows(int[] columns) {
        this.columns = columns;
    }

    /** One for each key of a table that a relationship's foreign key names; none of most tables. */
    static List<NamedRows> of(EntityShape<?> shape) {
        List<NamedRows> all = new ArrayList<>();
        for (int[] columns : shape.namedKeys()) {
            all.add(new NamedRows(columns));
        }
        return List.copyOf(all);
    }

    boolean isOf(int[] named) {
        return Arrays.equals(columns, named);
    }

    @Nullable
    Entry<?> find(Object key) {
        return byKey.get(key);
    }

    void put(Entry<?> entry) {
        Object key = keyOf(entry);
        if (key != null) {
            byKey.put(key, entry);
        }
    }

    void remove(Entry<?> entry) {
        Object key = keyOf(entry);
        if (key != null) {
            byKey.remove(key, entry);
        }
    }

    void clear() {
        byKey.clear();
    }

    private @Nullable Object keyOf(Entry<?> entry) {
        @Nullable Object[] row = entry.row();
        return row == null ? null : EntityShape.keyOf(row, columns);
    }
}
