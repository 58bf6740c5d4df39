package dev.backstitch.load;

import dev.backstitch.change.ColumnFill;
import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.NotLoaded;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.StatementException;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one table into entries: the one the session has, untouched, or a new one. Made for one result. A hot path: the key is read first, and
 * no more than that of a row that is known.
 */
final class RowReader<E> {

    private static final int NONE = -1;

    private final Tracker tracker;
    private final EntityShape<E> shape;
    private final Codec<?>[] codecs;
    private final int[] places;
    private final Siblings siblings;
    private final @Nullable Variants<E> variants;
    private final ColumnFill fill;
    private final boolean whole;

    /** The place of the key's only column; none where it has several. */
    private final int onlyKey;

    private boolean isNew;

    /** @param places where the fields of the entity's rows are in the result; 0 where it does not have them */
    RowReader(
            Tracker tracker,
            EntityShape<E> shape,
            Statements statements,
            int[] places,
            Siblings siblings,
            ColumnFill fill) {
        this.tracker = tracker;
        this.shape = shape;
        this.codecs = statements.codecArray(shape.mapping());
        this.places = places;
        this.siblings = siblings;
        this.onlyKey = shape.key().length == 1 ? shape.key()[0] : NONE;
        this.variants =
                shape.mapping().rows().mayBeOthers() ? new Variants<>(shape, tracker.shapes(), statements) : null;
        this.fill = fill;
        this.whole = hasAll(places);
    }

    private static boolean hasAll(int[] places) {
        for (int place : places) {
            if (place == 0) {
                return false;
            }
        }
        return true;
    }

    Entry<E> read(ResultSet result) throws SQLException {
        Entry<E> entry = readIfAny(result);
        if (entry == null) {
            throw new StatementException(shape.label() + ": a row without a primary key came back", "", null);
        }
        return entry;
    }

    /** Null where the row is none, as an outer join has it. */
    @Nullable
    Entry<E> readIfAny(ResultSet result) throws SQLException {
        @Nullable Object @Nullable [] keyed = onlyKey == NONE ? new Object[shape.width()] : null;
        Object only = keyed == null ? value(result, onlyKey) : null;
        Object key = keyed == null ? keyOf(only) : keyIn(result, keyed);
        if (key == null) {
            return null;
        }
        Entry<E> known = tracker.find(shape, key);
        isNew = known == null;
        if (known != null) {
            if (known.isPartial()) {
                fill(known, result);
            }
            return known;
        }
        @Nullable Object[] row = keyed == null ? new Object[shape.width()] : keyed;
        if (keyed == null) {
            row[onlyKey] = only;
        }
        if (variants == null) {
            for (int column = 0; column < row.length; column++) {
                if (row[column] == null && (whole || has(column, row, column))) {
                    row[column] = value(result, column);
                }
            }
            return create(shape, row);
        }
        return create(variants.of(result, places, key), result);
    }

    private static @Nullable Object keyOf(@Nullable Object value) {
        return value == null ? null : EntityShape.keyOf(value);
    }

    private @Nullable Object keyIn(ResultSet result, @Nullable Object[] row) throws SQLException {
        for (int column : shape.key()) {
            row[column] = value(result, column);
        }
        return shape.keyIn(row);
    }

    /** Whether the entry that was read last was not in the session before. */
    boolean isNew() {
        return isNew;
    }

    /** Marks a column as not loaded where the result has not its field. */
    private boolean has(int field, @Nullable Object[] row, int column) {
        if (places[field] == 0) {
            ColumnFill.mark(row, column);
        }
        return places[field] > 0;
    }

    /** What the session lacks of the row and this result has. */
    private void fill(Entry<?> known, ResultSet result) throws SQLException {
        int[] fields = variants == null ? null : variants.placesOf(known.shape());
        List<Codec<?>> theirs = variants == null ? Arrays.asList(codecs) : variants.codecsOf(known.shape());
        int[] at = fields == null
                ? places
                : IntStream.of(fields).map(field -> places[field]).toArray();
        @Nullable Object[] values = new Object[theirs.size()];
        int[] lacking = IntStream.range(0, values.length)
                .filter(column -> at[column] > 0 && known.lacks(column))
                .toArray();
        for (int column : lacking) {
            values[column] = theirs.get(column).read(result, at[column]);
        }
        fill.fill(known, lacking, values);
    }

    @SuppressWarnings("unchecked") // an entity of what extends the shape's is of its class
    private Entry<E> create(Variants.Variant<E> variant, ResultSet result) throws SQLException {
        int[] fields = variant.places();
        @Nullable Object[] row = new Object[fields.length];
        for (int column = 0; column < row.length; column++) {
            if (whole || has(fields[column], row, column)) {
                row[column] = variant.codecs().get(column).read(result, places[fields[column]]);
            }
        }
        return (Entry<E>) create(variant.shape(), row);
    }

    private <S> Entry<S> create(EntityShape<S> shape, @Nullable Object[] row) {
        S entity = Objects.requireNonNull(shape.mapping().factory(), "a class of which there are objects")
                .get();
        for (int column = 0; column < row.length; column++) {
            if (shape.mapped(column) && (whole || !NotLoaded.is(row[column]))) {
                ColumnFill.write(shape, entity, column, row[column]);
            }
        }
        shape.writeEmbedded(entity, row);
        if (!whole) {
            ColumnFill.leave(shape, entity, row);
        }
        Entry<S> entry = tracker.loaded(shape, entity, row, !whole);
        entry.joins(siblings);
        return entry;
    }

    private @Nullable Object value(ResultSet result, int column) throws SQLException {
        return codecs[column].read(result, places[column]);
    }
}
