package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.KeyRow;
import dev.backstitch.change.Origin;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads what links name by keys that were given to them: arriving, it is linked. Made for one load. */
final class KeyedLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final Origin origin;
    private final FetchJoins joins;

    KeyedLoad(GraphLoader loader, Reader reader, Origin origin, FetchJoins joins) {
        this.origin = origin;
        this.joins = joins;
        this.loader = loader;
        this.reader = reader;
    }

    void fill(List<Entry<?>> owners, RelationshipMapping<?, ?> relationship) {
        int[] columns = EntityShape.indexesOf(relationship.target(), relationship.keyColumns());
        Map<Object, Object[]> wanted = new LinkedHashMap<>();
        for (Entry<?> owner : owners) {
            for (Object key : LinkAccess.keys(Ends.link(owner, relationship))) {
                wanted.put(key, KeyRow.parts(key, columns.length).toArray());
            }
        }
        if (!wanted.isEmpty()) {
            reader.byColumns(
                    relationship.target(),
                    columns,
                    wanted.values().toArray(Object[][]::new),
                    joins,
                    loader.entries(relationship.target(), joins, origin));
            owners.forEach(owner -> requireAll(owner, relationship));
        }
    }

    private static void requireAll(Entry<?> owner, RelationshipMapping<?, ?> relationship) {
        for (Object key : LinkAccess.keys(Ends.link(owner, relationship))) {
            throw new UsageException(relationship.label() + " was linked by the key " + key + ", and "
                    + relationship.target().label() + " has no row with that key: link another, or set it to none");
        }
    }
}
