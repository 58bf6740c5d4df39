package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.Extension;
import dev.backstitch.model.MappedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of a table are besides: entities of another. Made by {@link EntityTable#extending(MappedTable)}. Immutable.
 *
 * @param <P> the entity class of the other table
 */
public sealed class Extended<P> permits Kind {

    private final MappedTable<P> parent;
    private final List<String> keyNames;

    Extended(MappedTable<P> parent, List<String> keyNames) {
        this.parent = parent;
        this.keyNames = keyNames;
    }

    /** The table's key columns have these names, one for each column of the key whose values they have, instead of the same. */
    public Extended<P> by(String... keyColumns) {
        return new Extended<>(parent, List.of(keyColumns));
    }

    MappedTable<P> parent() {
        return parent;
    }

    List<String> keyNames() {
        return keyNames;
    }

    @Nullable
    Column<P, ?> discriminator() {
        return null;
    }

    @Nullable
    Object kind() {
        return null;
    }

    Extension<P> extension(boolean joined) {
        return new Extension<>(parent, discriminator(), kind(), joined, keyNames);
    }
}
