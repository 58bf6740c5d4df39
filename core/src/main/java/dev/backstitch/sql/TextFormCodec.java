package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Carries every other type by PostgreSQL's text of it and jOOQ's conversion of that. */
final class TextFormCodec<T> extends Codec<T> {

    private final DataType<T> type;

    TextFormCodec(DataType<T> type, String typeName) {
        super("text", typeName, true);
        this.type = type;
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        T value = type.convert(text);
        if (value == null) {
            throw new SQLDataException(
                    "a value of type " + typeName() + " cannot be read as "
                            + type.getType().getName(),
                    "22000");
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
        return SQLDataType.VARCHAR.convert(value);
    }

    @Override
    public @Nullable String refusal(T value) {
        return TextCheck.refusal(text(value));
    }
}
