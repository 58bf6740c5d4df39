package dev.backstitch.sql;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Selected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Makes the value of one row of a projection. */
final class ValueRow {

    private ValueRow() {}

    /** @throws UsageException where the value cannot be made because something is NULL */
    static <T> @Nullable T made(Selected<T> value, List<Cell> cells, ResultSet row) throws SQLException {
        @Nullable Object[] values = new Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).read(row, i + 1);
        }
        try {
            return value.make(values);
        } catch (NullPointerException e) {
            List<String> missing = missing(value.fields(), values);
            if (missing.isEmpty()) {
                throw e;
            }
            throw new UsageException(
                    "a value of a projection cannot be made of a row in which " + String.join(", ", missing)
                            + (missing.size() == 1 ? " is" : " are")
                            + " NULL: let what makes it take a class instead of a primitive type, or select coalesce(..)",
                    e);
        }
    }

    private static List<String> missing(List<Field<?>> fields, @Nullable Object[] values) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                Field<?> field = fields.get(i);
                missing.add(
                        field instanceof Column<?, ?> column
                                ? column.mappedTable().definition().label() + "." + column.getName()
                                : "field " + (i + 1) + " (" + field.getName() + ")");
            }
        }
        return missing;
    }
}
