package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Carries PostgreSQL's xmin, of type xid, which has no cast from a number but one from text. */
final class RowVersionCodec extends Codec<Long> {

    RowVersionCodec() {
        super("text", "xid", true);
    }

    @Override
    public @Nullable Long read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        return text == null ? null : Long.valueOf(text);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else {
            statement.setObject(index, text(value), Types.OTHER);
        }
    }

    @Override
    public Object element(Long value) {
        return text(value);
    }

    @Override
    String text(Long value) {
        return value.toString();
    }
}
