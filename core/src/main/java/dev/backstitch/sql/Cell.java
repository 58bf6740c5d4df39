package dev.backstitch.sql;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Multiset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/** Reads one field of a projection's rows. Immutable; shared by all threads. */
interface Cell {

    @Nullable
    Object read(ResultSet row, int index) throws SQLException;

    /** The type that its text is of, for the driver. */
    String typeName();

    static Cell of(Field<?> field) {
        if (field instanceof Multiset<?> multiset) {
            return new MultisetCell<>(multiset.value());
        }
        DataType<?> type = field.getDataType();
        if (Record.class.isAssignableFrom(type.getType()) || Result.class.isAssignableFrom(type.getType())) {
            throw new UsageException("the field " + field.getName()
                    + " is a row or a result inside an expression: select it by itself, or take its fields apart");
        }
        return new OfCodec(field instanceof Column<?, ?> column ? Statements.codecOf(column) : Codec.of(type));
    }

    static List<Cell> of(List<Field<?>> fields) {
        List<Cell> cells = new ArrayList<>(fields.size());
        fields.forEach(field -> cells.add(of(field)));
        return cells;
    }

    /** A value that travels as it is. */
    record OfCodec(Codec<?> codec) implements Cell {

        @Override
        public @Nullable Object read(ResultSet row, int index) throws SQLException {
            return codec.read(row, index);
        }

        @Override
        public String typeName() {
            return codec.driverName();
        }
    }
}
