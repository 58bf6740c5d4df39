package dev.backstitch.sql;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Sends the values of a long IN list as one array: a statement of PostgreSQL takes 65,535 parameters, and each number of them would be another statement.
 */
final class LongLists {

    /** More than are written by hand. */
    private static final int LONG = 1_000;

    private LongLists() {}

    /** What stands for a part of a query, or null where the part stays. */
    static @Nullable QueryPart shortened(QueryPart part) {
        if (part instanceof QOM.InList<?> list) {
            return list.$list().size() > LONG ? among(list.$field(), list.$list()) : null;
        } else if (part instanceof QOM.NotInList<?> list) {
            return list.$list().size() > LONG ? notAmong(list.$field(), list.$list()) : null;
        }
        return null;
    }

    private static <T> @Nullable QueryPart among(Field<T> field, List<? extends Field<?>> values) {
        Field<T[]> array = array(field, values);
        return array == null ? null : field.eq(DSL.any(array));
    }

    private static <T> @Nullable QueryPart notAmong(Field<T> field, List<? extends Field<?>> values) {
        Field<T[]> array = array(field, values);
        return array == null ? null : field.ne(DSL.all(array));
    }

    /** The values in PostgreSQL's own words, so that types with a binding, which have no array type in jOOQ, are sent alike; null where one is no value. */
    @SuppressWarnings("unchecked") // an array of the field's type, as PostgreSQL casts it
    private static <T> @Nullable Field<T[]> array(Field<T> field, List<? extends Field<?>> values) {
        Codec<T> codec = Codec.of(field.getDataType());
        List<@Nullable String> texts = new ArrayList<>(values.size());
        for (Field<?> value : values) {
            if (!(value instanceof Param<?> parameter) || parameter.isInline() || parameter.getParamName() != null) {
                return null;
            }
            T given = (T) parameter.getValue();
            texts.add(given == null ? null : codec.text(given));
        }
        Field<?> array = DSL.val(texts.toArray(String[]::new), SQLDataType.CLOB.array());
        return (Field<T[]>) (Field<?>) array.cast(new org.jooq.impl.DefaultDataType<>(
                org.jooq.SQLDialect.POSTGRES, Object[].class, codec.typeName() + "[]"));
    }
}
