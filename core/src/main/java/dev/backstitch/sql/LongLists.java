package dev.backstitch.sql;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
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
            return list.$list().size() > LONG ? compared(list.$field(), "= any", list.$list()) : null;
        } else if (part instanceof QOM.NotInList<?> list) {
            return list.$list().size() > LONG ? compared(list.$field(), "<> all", list.$list()) : null;
        }
        return null;
    }

    private static <T> @Nullable QueryPart compared(Field<T> field, String operator, List<? extends Field<?>> values) {
        Field<?> array = array(field, values);
        return array == null ? null : new Comparison(field, operator, array);
    }

    /** The values in PostgreSQL's own words and cast to their type; null where one is no value. */
    @SuppressWarnings("unchecked") // the values of a list have the field's type
    private static <T> @Nullable Field<?> array(Field<T> field, List<? extends Field<?>> values) {
        Codec<T> codec = Codec.of(field.getDataType());
        List<@Nullable String> texts = new ArrayList<>(values.size());
        for (Field<?> value : values) {
            if (!(value instanceof Param<?> parameter) || parameter.isInline() || parameter.getParamName() != null) {
                return null;
            }
            T given = (T) parameter.getValue();
            texts.add(given == null ? null : codec.text(given));
        }
        return DSL.val(texts.toArray(String[]::new), SQLDataType.CLOB.array())
                .cast(new DefaultDataType<>(SQLDialect.POSTGRES, Object[].class, codec.typeName() + "[]"));
    }

    /** jOOQ has no array types of those with a binding, and compares with an array of the field's type only. */
    private static final class Comparison extends CustomCondition {

        private static final long serialVersionUID = 1L;

        private final Field<?> field;
        private final String operator;
        private final Field<?> array;

        Comparison(Field<?> field, String operator, Field<?> array) {
            this.field = field;
            this.operator = operator;
            this.array = array;
        }

        @Override
        public void accept(Context<?> context) {
            context.visit(field).sql(' ').sql(operator).sql(" (").visit(array).sql(')');
        }
    }
}
