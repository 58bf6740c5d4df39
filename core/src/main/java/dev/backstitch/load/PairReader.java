package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Siblings;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.sql.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Reads the rows of an association table joined with one of its sides: each brings an owner's key and a target. Made for one result. */
final class PairReader {

    private final GraphLoader loader;
    private final List<Codec<?>> nearCodecs;
    private final int[] nearPlaces;
    private final RowReader<?> rows;

    /** @param ownerColumns the places of the columns in the owner's rows that the association table names */
    PairReader(GraphLoader loader, RelationshipMapping<?, ?> relationship, int[] ownerColumns) {
        this.loader = loader;
        this.nearCodecs = loader.codecs(relationship.source(), ownerColumns);
        this.nearPlaces = IntStream.range(0, ownerColumns.length).toArray();
        this.rows = loader.rows(relationship.target(), ownerColumns.length, new Siblings());
    }

    void read(ResultSet result, BiConsumer<Object, Entry<?>> pairs) throws SQLException {
        List<Entry<?>> read = new ArrayList<>();
        while (result.next()) {
            Object key = Objects.requireNonNull(
                    EntityShape.keyOf(GraphLoader.values(result, nearCodecs), nearPlaces), "a key that was asked for");
            Entry<?> target = rows.read(result);
            read.add(target);
            pairs.accept(key, target);
        }
        Newcomers.join(loader.tracker(), read);
    }
}
