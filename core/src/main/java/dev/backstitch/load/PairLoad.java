package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an association table without the targets that they name, where the session has most of these: the owners were loaded along the other side of
 * the relationship. A second statement reads the targets that it does not have. Made for one load.
 */
final class PairLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final RelationshipMapping<?, ?> relationship;
    private final Route.Through through;
    private final Origin origin;

    PairLoad(
            GraphLoader loader,
            Reader reader,
            RelationshipMapping<?, ?> relationship,
            Route.Through through,
            Origin origin) {
        this.loader = loader;
        this.reader = reader;
        this.relationship = relationship;
        this.through = through;
        this.origin = origin;
    }

    /** Whether the bare keys are what is to be read, and say in which order. */
    boolean suffice() {
        Origin owners = origin.before();
        return owners != null
                && owners.relationship() != null
                && owners.relationship() == relationship.counterpart()
                && ThroughLoad.isToldByKeys(relationship, through);
    }

    /** Told of a row: the owner's key, and the target. */
    interface Told {

        void link(Object owner, Entry<?> target);
    }

    /** @param owners their keys; null for all */
    void read(@Nullable Object @Nullable [][] owners, Told told) {
        EntityShape<?> shape = loader.tracker().shapes().of(relationship.target());
        Map<Object, @Nullable Object[]> missing = new LinkedHashMap<>();
        List<Object> waiting = reader.pairs(relationship, through, owners, result -> read(result, shape, missing));
        if (!missing.isEmpty()) {
            reader.byColumns(
                    relationship.target(),
                    shape.key(),
                    missing.values().toArray(Object[][]::new),
                    loader.entries(relationship.target(), origin));
        }
        for (int i = 0; i < waiting.size(); i += 2) {
            Entry<?> target = waiting.get(i + 1) instanceof Entry<?> known
                    ? known
                    : loader.tracker().find(shape, waiting.get(i + 1));
            if (target != null) { // its row may have gone between the two statements
                told.link(waiting.get(i), target);
            }
        }
    }

    /** The owner's key and the target of each row in turn; of a target that the session does not have, its key. */
    private List<Object> read(ResultSet result, EntityShape<?> shape, Map<Object, @Nullable Object[]> missing)
            throws SQLException {
        int[] near = GraphLoader.ownerColumns(relationship);
        LeadingKey owner = new LeadingKey(loader.codecs(relationship.source(), near), 0);
        LeadingKey target = new LeadingKey(loader.codecs(relationship.target(), shape.key()), near.length);
        List<Object> pairs = new ArrayList<>();
        while (result.next()) {
            Object key = target.read(result);
            Entry<?> known = loader.tracker().find(shape, key);
            if (known == null) {
                missing.put(key, target.values(result));
            }
            pairs.add(owner.read(result));
            pairs.add(known == null ? key : known);
        }
        return pairs;
    }
}
