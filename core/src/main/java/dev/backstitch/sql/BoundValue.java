package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * A value that a rendered selection has, in the place of a question mark. Immutable.
 *
 * @param name of a parameter that {@code bind(..)} can give another value; null where it has none
 * @param value null also where a parameter was made without one
 */
record BoundValue<T>(
        Codec<T> codec, @Nullable String name, @Nullable T value) {

    static <T> BoundValue<T> of(Param<T> parameter) {
        return new BoundValue<>(Codec.of(parameter.getDataType()), parameter.getParamName(), parameter.getValue());
    }

    /** The same with another value. */
    @SuppressWarnings("unchecked") // of the class of this one
    BoundValue<T> holding(Object other) {
        return new BoundValue<>(codec, name, (T) other);
    }

    /** Its own value, or what was given to its name. */
    @SuppressWarnings("unchecked") // what is given to a parameter is of its type
    @Nullable
    T given(Map<String, @Nullable Object> values) {
        return name != null && values.containsKey(name) ? (T) values.get(name) : value;
    }

    /** Why no row has the value; null where nothing is known to be wrong with it. */
    @Nullable
    String refusal(Map<String, @Nullable Object> values) {
        T given = given(values);
        return given == null ? null : codec.refusal(given);
    }

    /** The value in PostgreSQL's literal form; null for NULL. */
    @Nullable
    String text(Map<String, @Nullable Object> values) {
        T given = given(values);
        return given == null ? null : codec.text(given);
    }

    void bind(PreparedStatement statement, int index, Map<String, @Nullable Object> values) throws SQLException {
        codec.bind(statement, index, given(values));
    }
}
