package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Function;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/** Carries {@code interval} as one of jOOQ's three interval types; a row with parts that the type has not is refused, because they would be lost. */
final class IntervalCodec<T> extends Codec<T> {

    private final Function<IntervalParts, T> reader;
    private final Function<T, IntervalParts> writer;

    private IntervalCodec(String typeName, Function<IntervalParts, T> reader, Function<T, IntervalParts> writer) {
        super("text", typeName, true);
        this.reader = reader;
        this.writer = writer;
    }

    static Codec<YearToSecond> yearToSecond(String typeName) {
        return new IntervalCodec<>(
                typeName,
                parts -> new YearToSecond(parts.yearToMonth(), parts.dayToSecond()),
                value -> IntervalParts.of(value.getYearToMonth(), value.getDayToSecond()));
    }

    static Codec<YearToMonth> yearToMonth(String typeName) {
        return new IntervalCodec<>(
                typeName, IntervalParts::yearToMonth, value -> IntervalParts.of(value, new DayToSecond()));
    }

    static Codec<DayToSecond> dayToSecond(String typeName) {
        return new IntervalCodec<>(
                typeName, IntervalParts::dayToSecond, value -> IntervalParts.of(new YearToMonth(), value));
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        IntervalParts parts = IntervalParts.parse(text);
        T value = reader.apply(parts);
        if (!writer.apply(value).length().equals(parts.length())) {
            throw new SQLDataException(
                    "an interval of a row has parts that " + value.getClass().getSimpleName() + " has not", "22000");
        }
        return value;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else {
            statement.setObject(index, text(value), Types.OTHER);
        }
    }

    @Override
    public Object element(T value) {
        return text(value);
    }

    @Override
    String text(T value) {
        return writer.apply(value).text();
    }

    @Override
    public Object key(T value) {
        return writer.apply(value).length();
    }

    @Override
    boolean equal(T one, T other) {
        return writer.apply(one).equals(writer.apply(other));
    }
}
