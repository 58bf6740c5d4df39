package dev.backstitch.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.jspecify.annotations.Nullable;

/**
 * Words the condition that a row comes after another one in an order. Keys of one direction that are never NULL are compared as a row, so that an index serves;
 * the others one by one. Made for one page.
 */
final class Seek {

    private static final String PREFIX = "backstitch.key";

    /** PostgreSQL takes such a parameter for what it is compared with. */
    private static final DataType<String> UNKNOWN = new DefaultDataType<>(SQLDialect.POSTGRES, String.class, "unknown");

    private final List<OrderKey> keys;
    private final List<@Nullable String> values;

    /** @param values of the row that is passed, in PostgreSQL's literal form */
    Seek(List<OrderKey> keys, List<@Nullable String> values) {
        this.keys = keys;
        this.values = values;
    }

    /** Which of the values are NULL: all that the condition's text depends on. */
    String form() {
        StringBuilder form = new StringBuilder();
        values.forEach(value -> form.append(value == null ? '0' : '1'));
        return form.toString();
    }

    /** What the condition's parameters are bound to. */
    Map<String, @Nullable Object> bound() {
        Map<String, @Nullable Object> bound = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                bound.put(PREFIX + i, values.get(i));
            }
        }
        return bound;
    }

    Condition condition() {
        return after(0);
    }

    private Condition after(int from) {
        OrderKey key = keys.get(from);
        if (key.nullable()) {
            return afterNullable(key, from);
        }
        int end = from + 1;
        while (end < keys.size() && !keys.get(end).nullable() && keys.get(end).descending() == key.descending()) {
            end++;
        }
        Condition past = past(from, end, false);
        return end == keys.size() ? past : past(from, end, true).and(past.or(after(end)));
    }

    /** The last key is never NULL, so that something follows. */
    private Condition afterNullable(OrderKey key, int from) {
        Condition rest = after(from + 1);
        if (values.get(from) == null) {
            return key.nullsFirst()
                    ? key.field().isNotNull().or(rest)
                    : key.field().isNull().and(rest);
        }
        Condition past = past(from, from + 1, false);
        Condition among = past.or(equal(from).and(rest));
        return key.nullsFirst() ? among : among.or(key.field().isNull());
    }

    private Condition past(int from, int end, boolean orEqual) {
        boolean less = keys.get(from).descending();
        if (end == from + 1) {
            Field<Object> field = field(from);
            Field<Object> value = value(from);
            return less ? orEqual ? field.le(value) : field.lt(value) : orEqual ? field.ge(value) : field.gt(value);
        }
        List<Field<?>> fields = new ArrayList<>();
        List<Field<?>> passed = new ArrayList<>();
        for (int i = from; i < end; i++) {
            fields.add(field(i));
            passed.add(value(i));
        }
        RowN row = DSL.row(fields);
        RowN other = DSL.row(passed);
        return less ? orEqual ? row.le(other) : row.lt(other) : orEqual ? row.ge(other) : row.gt(other);
    }

    private Condition equal(int place) {
        return field(place).eq(value(place));
    }

    @SuppressWarnings("unchecked") // PostgreSQL compares, whatever the type
    private Field<Object> field(int place) {
        return (Field<Object>) keys.get(place).field();
    }

    /** Coerced, since jOOQ would make the parameter one of the field's own type. */
    private Field<Object> value(int place) {
        return DSL.param(PREFIX + place, UNKNOWN).coerce(field(place).getDataType());
    }
}
