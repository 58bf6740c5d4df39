package dev.backstitch.change;

import dev.backstitch.model.Deferrability;
import dev.backstitch.model.EntityMapping;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** A key of a table of which no two rows may have the same value. There is one object a key of a model; immutable. */
public final class UniqueKey {

    private final int[] columns;
    private final Deferrability deferrability;

    UniqueKey(int[] columns, Deferrability deferrability) {
        this.columns = columns;
        this.deferrability = deferrability;
    }

    /**
     * Those of a table: the primary key, then the others.
     *
     * @param known those that others share with it, by what declares them
     */
    static List<UniqueKey> of(EntityMapping<?> mapping, int[] key, IdentityHashMap<Object, UniqueKey> known) {
        List<UniqueKey> all = new ArrayList<>();
        all.add(known.computeIfAbsent(mapping.root(), any -> new UniqueKey(key, Deferrability.NOT_DEFERRABLE)));
        mapping.uniqueKeys()
                .forEach(unique -> all.add(known.computeIfAbsent(
                        unique,
                        any -> new UniqueKey(
                                EntityShape.indexesOf(mapping, unique.columns()), unique.deferrability()))));
        return List.copyOf(all);
    }

    /** The places of its columns. */
    public int[] columns() {
        return columns;
    }

    /** Whether one of some columns is one of its own. */
    public boolean hasAny(int[] some) {
        return meet(columns, some);
    }

    /** Whether some columns are among others. */
    static boolean meet(int[] some, int[] others) {
        for (int column : some) {
            for (int other : others) {
                if (column == other) {
                    return true;
                }
            }
        }
        return false;
    }

    /** When PostgreSQL checks it. */
    public Deferrability deferrability() {
        return deferrability;
    }
}
