package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Function;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Carries {@code json} and {@code jsonb} as their text; two texts that mean the same differ, because jOOQ would have to parse both to know. */
final class JsonCodec<T> extends Codec<T> {

    private final Function<String, T> reader;
    private final Function<T, String> writer;

    private JsonCodec(String typeName, Function<String, T> reader, Function<T, String> writer) {
        super("text", typeName, true);
        this.reader = reader;
        this.writer = writer;
    }

    static Codec<JSON> json(String typeName) {
        return new JsonCodec<>(typeName, JSON::json, JSON::data);
    }

    static Codec<JSONB> jsonb(String typeName) {
        return new JsonCodec<>(typeName, JSONB::jsonb, JSONB::data);
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        return text == null ? null : reader.apply(text);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else {
            statement.setObject(index, writer.apply(value), Types.OTHER);
        }
    }

    @Override
    public Object element(T value) {
        return writer.apply(value);
    }

    @Override
    String text(T value) {
        return writer.apply(value);
    }

    @Override
    public Object key(T value) {
        return writer.apply(value);
    }

    @Override
    boolean equal(T one, T other) {
        return writer.apply(one).equals(writer.apply(other));
    }

    @Override
    public @Nullable String refusal(T value) {
        String text = writer.apply(value);
        String refusal = TextCheck.refusal(text);
        return refusal == null && typeName().equals("jsonb") ? TextCheck.jsonbRefusal(text) : refusal;
    }
}
