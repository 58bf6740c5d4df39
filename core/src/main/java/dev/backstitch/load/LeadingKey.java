package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.sql.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a key out of some columns of each row of a result, comparable with others of its table. Made for one result. A hot path: most keys have one column. */
final class LeadingKey {

    private final List<Codec<?>> codecs;
    private final int before;
    private final int[] places;

    /** @param before how many columns of the result come before the key's */
    LeadingKey(List<Codec<?>> codecs, int before) {
        this.codecs = codecs;
        this.before = before;
        this.places = IntStream.range(0, codecs.size()).toArray();
    }

    /** The key of the current row, which has one: no column of it is NULL. */
    Object read(ResultSet result) throws SQLException {
        if (places.length == 1) {
            return EntityShape.keyOf(Objects.requireNonNull(codecs.get(0).read(result, before + 1)));
        }
        return Objects.requireNonNull(EntityShape.keyOf(values(result), places));
    }

    /** Its columns' values. */
    @Nullable
    Object[] values(ResultSet result) throws SQLException {
        @Nullable Object[] values = new Object[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = codecs.get(i).read(result, before + i + 1);
        }
        return values;
    }
}
