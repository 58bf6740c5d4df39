package dev.backstitch.sql;

import dev.backstitch.model.Selected;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.Field;
import org.postgresql.core.Tuple;
import org.postgresql.core.TypeInfo;

/**
 * Reads the list of a {@link dev.backstitch.model.Multiset}: the texts in it become rows of the driver's own, as it does with arrays, so that each value is read by
 * the codec of its type.
 */
final class MultisetCell<T> implements Cell {

    private final Selected<T> value;
    private final List<Cell> cells;

    MultisetCell(Selected<T> value) {
        this.value = value;
        this.cells = Cell.of(value.fields());
    }

    @Override
    public String typeName() {
        return "json";
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        List<@Nullable T> list = new ArrayList<>();
        if (text == null) {
            return list;
        }
        List<Tuple> tuples = new ArrayList<>();
        for (List<@Nullable String> each : NestedText.rows(text)) {
            tuples.add(tuple(each));
        }
        Statement statement = row.getStatement();
        TypeInfo types = statement.getConnection().unwrap(BaseConnection.class).getTypeInfo();
        Field[] fields = new Field[cells.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field("v" + i, types.getPGType(cells.get(i).typeName()));
        }
        try (ResultSet rows = statement.unwrap(BaseStatement.class).createDriverResultSet(fields, tuples)) {
            while (rows.next()) {
                list.add(ValueRow.made(value, cells, rows));
            }
        }
        return list;
    }

    private static Tuple tuple(List<@Nullable String> texts) {
        byte[][] bytes = new byte[texts.size()][];
        for (int i = 0; i < bytes.length; i++) {
            String text = texts.get(i);
            if (text != null) {
                bytes[i] = text.getBytes(StandardCharsets.UTF_8);
            }
        }
        return new Tuple(bytes);
    }
}
