package dev.backstitch.sql;

import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.impl.QOM;

/**
 * One of the values by which rows are ordered. Immutable.
 *
 * @param field the value
 * @param descending whether the greatest comes first
 * @param nullsFirst whether NULL comes before all others
 * @param nullable whether a row may have NULL
 * @param place where the result has it
 */
record OrderKey(Field<?> field, boolean descending, boolean nullsFirst, boolean nullable, int place) {

    /** To PostgreSQL, NULL is the greatest where nothing else is said. */
    static OrderKey of(OrderField<?> order, boolean nullable, int place) {
        if (!(order instanceof SortField<?> sorted)) {
            return new OrderKey((Field<?>) order, false, false, nullable, place);
        }
        boolean descending = sorted.$sortOrder() == SortOrder.DESC;
        QOM.NullOrdering nulls = sorted.$nullOrdering();
        boolean nullsFirst = nulls == null ? descending : nulls == QOM.NullOrdering.NULLS_FIRST;
        return new OrderKey(sorted.$field(), descending, nullsFirst, nullable, place);
    }

    static Field<?> fieldOf(OrderField<?> order) {
        return order instanceof SortField<?> sorted ? sorted.$field() : (Field<?>) order;
    }

    /** The same from the other end. */
    OrderKey reversed() {
        return new OrderKey(field, !descending, !nullsFirst, nullable, place);
    }

    OrderField<?> order() {
        if (nullable && nullsFirst != descending) {
            SortField<?> sorted = descending ? field.desc() : field.asc();
            return nullsFirst ? sorted.nullsFirst() : sorted.nullsLast();
        }
        return descending ? field.desc() : field;
    }

    /** The codec of its values, whatever converter stands before them: what is read has to be what is compared. */
    Codec<?> codec() {
        return Codec.of(field.getDataType()).stored();
    }
}
