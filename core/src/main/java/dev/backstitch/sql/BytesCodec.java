package dev.backstitch.sql;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Carries {@code bytea}. */
final class BytesCodec extends Codec<byte[]> {

    BytesCodec(String typeName) {
        super("bytea", typeName, !typeName.equals("bytea"));
    }

    @Override
    public byte @Nullable [] read(ResultSet row, int index) throws SQLException {
        return row.getBytes(index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, byte @Nullable [] value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BINARY);
        } else {
            statement.setBytes(index, value);
        }
    }

    @Override
    public Object element(byte[] value) {
        return value;
    }

    @Override
    public @Nullable Object[] elements(int size) {
        return new byte[size][];
    }

    @Override
    String text(byte[] value) {
        return "\\x" + HexFormat.of().formatHex(value);
    }

    @Override
    public Object key(byte[] value) {
        return ByteBuffer.wrap(value.clone()).asReadOnlyBuffer();
    }

    @Override
    boolean equal(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    @Override
    public byte[] copy(byte[] value) {
        return value.clone();
    }
}
