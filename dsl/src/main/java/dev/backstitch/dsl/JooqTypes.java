package dev.backstitch.dsl;

import dev.backstitch.model.ColumnDefinition;
import org.jooq.DataType;

/** Gives a column's type the facts that jOOQ keeps in it. */
final class JooqTypes {

    private JooqTypes() {}

    static <T> DataType<T> complete(ColumnDefinition<?, T> column) {
        DataType<T> type = column.type().nullable(column.nullable());
        if (column.identity()) {
            return type.identity(true);
        }
        return column.defaultValue() == null ? type : type.defaultValue(column.defaultValue());
    }
}
