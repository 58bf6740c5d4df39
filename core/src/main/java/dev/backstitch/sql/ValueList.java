package dev.backstitch.sql;

import java.lang.reflect.Array;
import java.util.List;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The values of an IN list as one array parameter, so that lists of all lengths are one statement, to us, to the driver and to PostgreSQL, which takes 65,535
 * parameters at most. The planner treats {@code = any(array)} as it treats IN.
 */
final class ValueList<T> extends CustomField<Object> {

    private static final long serialVersionUID = 1L;

    private final transient BoundValue<@Nullable T[]> values;

    private ValueList(Codec<T> codec, Class<T> type, @Nullable T[] values) {
        super(DSL.name("list"), SQLDataType.OTHER);
        this.values = new BoundValue<>(new ArrayCodec<>(codec, type), null, values);
    }

    /** What stands for a part of a query, or null where the part stays. */
    static @Nullable QueryPart shortened(QueryPart part) {
        if (part instanceof QOM.InList<?> list) {
            return compared(list.$field(), "= any", list.$list());
        } else if (part instanceof QOM.NotInList<?> list) {
            return compared(list.$field(), "<> all", list.$list());
        }
        return null;
    }

    private static <T> @Nullable QueryPart compared(Field<T> field, String operator, List<? extends Field<?>> values) {
        ValueList<T> list = values.size() > 1 ? of(field, values) : null;
        return list == null ? null : new Comparison(field, operator, list);
    }

    /** Null where one is no plain value, and where they are arrays, which PostgreSQL would put together to one of more dimensions. */
    @SuppressWarnings("unchecked") // the values of a list have the field's type
    private static <T> @Nullable ValueList<T> of(Field<T> field, List<? extends Field<?>> values) {
        Codec<T> codec = Codec.of(field.getDataType());
        if (codec.stored() instanceof ArrayCodec) {
            return null;
        }
        Class<T> type = field.getDataType().getType();
        @Nullable T[] all = (T[]) Array.newInstance(type, values.size());
        for (int i = 0; i < all.length; i++) {
            if (!(values.get(i) instanceof Param<?> parameter)
                    || parameter.isInline()
                    || parameter.getParamName() != null) {
                return null;
            }
            all[i] = (T) parameter.getValue();
        }
        return new ValueList<>(codec, type, all);
    }

    BoundValue<?> values() {
        return values;
    }

    /** The cast tells the type of the parameter, which then needs no conversion. */
    @Override
    public void accept(Context<?> context) {
        context.sql("cast(? as ").sql(values.codec().typeName()).sql(')');
    }

    /** jOOQ has no array types of those with a binding, and compares with an array of the field's type only. */
    private static final class Comparison extends CustomCondition {

        private static final long serialVersionUID = 1L;

        private final Field<?> field;
        private final String operator;
        private final ValueList<?> list;

        Comparison(Field<?> field, String operator, ValueList<?> list) {
            this.field = field;
            this.operator = operator;
            this.list = list;
        }

        @Override
        public void accept(Context<?> context) {
            context.visit(field).sql(' ').sql(operator).sql(" (").visit(list).sql(')');
        }
    }
}
