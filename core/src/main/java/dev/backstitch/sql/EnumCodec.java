package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.EnumType;
import org.jspecify.annotations.Nullable;

/** Carries the values of an enum type of PostgreSQL as the constants of jOOQ's {@link EnumType}. */
final class EnumCodec<T> extends Codec<T> {

    private final Class<T> type;
    private final Map<String, T> constants = new LinkedHashMap<>();

    EnumCodec(Class<T> type, String typeName) {
        super("text", typeName, !typeName.equals("varchar"));
        this.type = type;
        for (T constant : type.getEnumConstants()) {
            constants.put(literal(constant), constant);
        }
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        T constant = constants.get(text);
        if (constant == null) {
            throw new SQLDataException(
                    type.getName() + " has no constant of the literal '" + text
                            + "' that a row holds; its literals are " + constants.keySet(),
                    "22000");
        }
        return constant;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else {
            statement.setObject(index, literal(value), Types.OTHER);
        }
    }

    @Override
    public Object element(T value) {
        return literal(value);
    }

    @Override
    String text(T value) {
        return literal(value);
    }

    @Override
    public @Nullable String refusal(T value) {
        return TextCheck.refusal(literal(value));
    }

    private static String literal(Object constant) {
        return ((EnumType) constant).getLiteral();
    }
}
