package dev.backstitch.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.ContextConverter;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Row;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * What a SELECT has to name to make a value of each row: a field for one, and for jOOQ's {@code row(..)}, {@code row(..).mapping(..)} and those nested in them
 * all the fields inside, so that every value is read as its own type is. Immutable.
 *
 * @param <T> the class of the value
 */
public final class Selected<T> {

    private static final DSLContext RECORDS = DSL.using(SQLDialect.POSTGRES);

    private final List<Field<?>> fields;
    private final Maker<T> maker;

    /** Makes a value of a row's values from a place on. */
    private interface Maker<T> {

        @Nullable
        T make(@Nullable Object[] values, int from);
    }

    private Selected(List<? extends Field<?>> fields, Maker<T> maker) {
        this.fields = List.copyOf(fields);
        this.maker = maker;
    }

    /** What one value needs. */
    @SuppressWarnings("unchecked") // each kind of field has values of its own type
    public static <T> Selected<T> of(SelectField<T> value) {
        if (value instanceof Row row) {
            return (Selected<T>) ofRecords(row.fields());
        } else if (value instanceof Table<?> table) {
            return (Selected<T>) ofTable(table);
        } else if (value instanceof Field<T> field) {
            return ofField(field);
        }
        throw new IllegalArgumentException(value + " is no field, row or table");
    }

    @SuppressWarnings("unchecked") // the converter of a field is from what its values are made of
    private static <T> Selected<T> ofField(Field<T> field) {
        Field<?> base = uncoerced(field);
        DataType<?> type = base.getDataType();
        Row row = type.getRow();
        Selected<?> parts = null;
        if (base instanceof QOM.Multiset<?> multiset) {
            parts = ofMultiset(multiset);
        } else if (type.isRecord() && row != null) {
            parts = ofRecords(row.fields());
        }
        if (parts == null) {
            return new Selected<>(List.of(field), (values, from) -> (T) values[from]);
        }
        if (base == field) {
            return (Selected<T>) parts;
        }
        ContextConverter<Object, T> converter = (ContextConverter<Object, T>) field.getConverter();
        return ((Selected<Object>) parts).then(converter::from);
    }

    private static Field<?> uncoerced(Field<?> field) {
        Field<?> base = field;
        while (base instanceof QOM.Coerce<?> coerce) {
            base = coerce.$field();
        }
        return base;
    }

    /** The values of some fields as a record, of jOOQ's type for so many. */
    static Selected<Record> ofRecords(Field<?>[] given) {
        List<Selected<?>> parts = new ArrayList<>();
        List<Field<?>> all = new ArrayList<>();
        for (Field<?> each : given) {
            Selected<?> part = of(each);
            parts.add(part);
            all.addAll(part.fields);
        }
        RecordShape shape = new RecordShape(given);
        return new Selected<>(all, (values, from) -> {
            @Nullable Object[] made = new Object[given.length];
            int place = from;
            for (int i = 0; i < made.length; i++) {
                Selected<?> part = parts.get(i);
                made[i] = part.maker.make(values, place);
                place += part.fields.size();
            }
            return shape.of(made);
        });
    }

    private static <R extends Record> Selected<R> ofTable(Table<R> table) {
        return new Selected<>(Arrays.asList(table.fields()), (values, from) -> {
            R record = RECORDS.newRecord(table);
            record.fromArray(Arrays.copyOfRange(values, from, from + table.fields().length));
            return record;
        });
    }

    @SuppressWarnings("unchecked") // records of the multiset's own query
    private static <R extends Record> Selected<Result<R>> ofMultiset(QOM.Multiset<R> jooqs) {
        Multiset<Record> rows = Multiset.of(jooqs.$table());
        Field<?>[] row = rows.row();
        return Selected.<List<Record>>ofField(rows).then(list -> {
            Result<Record> result = RECORDS.newResult(row);
            result.addAll(list);
            return (Result<R>) (Result<?>) result;
        });
    }

    /** What another value needs that is made of this one. */
    public <U> Selected<U> then(Function<? super T, ? extends @Nullable U> function) {
        return new Selected<>(fields, (values, from) -> function.apply(maker.make(values, from)));
    }

    /** What the SELECT names, in this order. */
    public List<Field<?>> fields() {
        return fields;
    }

    /** The value of a row that has the fields' values, in their order. */
    public @Nullable T make(@Nullable Object[] values) {
        return maker.make(values, 0);
    }
}
