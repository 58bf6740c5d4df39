package dev.backstitch.sql;

import java.util.List;
import org.jooq.DataType;

/**
 * A type of column and the values to try it with.
 *
 * @param column the column's type in a table, as SQL text
 * @param type the type of the mapping
 * @param values extreme and random ones
 * @param comparable whether PostgreSQL compares two values of the type
 */
record CodecCase<T>(String column, DataType<T> type, List<T> values, boolean comparable) {

    static <T> CodecCase<T> of(String column, DataType<T> type, List<T> values) {
        return new CodecCase<>(column, type, values, true);
    }

    CodecCase<T> incomparable() {
        return new CodecCase<>(column, type, values, false);
    }

    Codec<T> codec() {
        return Codec.of(type);
    }

    @Override
    public String toString() {
        return column + " as " + type.getType().getSimpleName();
    }
}
