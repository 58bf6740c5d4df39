package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A list of values in one field of a projection's row: those of a subquery, as jOOQ's MULTISET. They travel as JSON arrays of PostgreSQL's own text of each value, so
 * that all values arrive, infinity, NaN and 24:00 as well. Immutable.
 *
 * @param <T> the class of the list's elements
 */
public final class Multiset<T> extends CustomField<List<T>> {

    private static final long serialVersionUID = 1L;

    private static final String NAME = "multiset";

    private final transient Selected<T> value;
    private final transient Source source;
    private final transient Condition condition;
    private final transient List<OrderField<?>> order;
    private final @Nullable Long limit;
    private final transient Field<?>[] row;

    /** Words the subquery. */
    interface Source {

        Select<?> select(List<Field<?>> fields, Condition condition, List<OrderField<?>> order, @Nullable Long limit);
    }

    private Multiset(
            Selected<T> value,
            Source source,
            Condition condition,
            List<OrderField<?>> order,
            @Nullable Long limit,
            Field<?>[] row) {
        super(DSL.name(NAME), type());
        this.value = value;
        this.source = source;
        this.condition = condition;
        this.order = List.copyOf(order);
        this.limit = limit;
        this.row = row;
    }

    static <V> Multiset<V> along(Relationship<?, ?> relationship, SelectField<V> value) {
        return new Multiset<>(
                Selected.of(value),
                new RelatedRows(relationship)::select,
                DSL.noCondition(),
                List.of(),
                null,
                new Field<?>[0]);
    }

    /** The rows of a query of jOOQ's. */
    static Multiset<Record> of(TableLike<?> query) {
        Field<?>[] row = query instanceof Select<?> select
                ? select.getSelect().toArray(Field<?>[]::new)
                : query.asTable().fields();
        return new Multiset<>(
                Selected.ofRecords(row),
                (fields, condition, order, limit) -> query instanceof Select<?> select
                        ? select.$select(fields)
                        : DSL.select(fields).from(query),
                DSL.noCondition(),
                List.of(),
                null,
                row);
    }

    /** Only elements that fulfil all of the conditions, which are about the elements' table. */
    public Multiset<T> where(Condition... conditions) {
        return new Multiset<>(value, source, condition.and(DSL.and(conditions)), order, limit, row);
    }

    /** The elements in this order instead of the relationship's own. */
    public Multiset<T> orderBy(OrderField<?>... fields) {
        List<OrderField<?>> all = new ArrayList<>(order);
        all.addAll(List.of(fields));
        return new Multiset<>(value, source, condition, all, limit, row);
    }

    /**
     * At most so many elements in each list.
     *
     * @throws UsageException where it is less than 1
     */
    public Multiset<T> limit(long most) {
        if (most < 1) {
            throw new UsageException("limit(" + most + ") selects nothing: give at least 1, or leave the limit out");
        }
        return new Multiset<>(value, source, condition, order, most, row);
    }

    /** What each element is made of. */
    public Selected<T> value() {
        return value;
    }

    Field<?>[] row() {
        return row;
    }

    @Override
    public void accept(Context<?> context) {
        List<Field<?>> fields = value.fields();
        String[] names = new String[fields.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = "v" + i;
        }
        Table<?> rows = source.select(fields, condition, order, limit).asTable(NAME, names);
        List<Field<String>> texts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            texts.add(text(DSL.field(DSL.name(NAME, names[i]), fields.get(i).getDataType()), fields.get(i)));
        }
        Field<JSON> all = DSL.jsonArrayAgg(DSL.jsonArray(texts).nullOnNull());
        context.visit(DSL.field(
                DSL.select(DSL.coalesce(all, DSL.inline(JSON.json("[]")))).from(rows)));
    }

    /** A cast to text cuts the blanks that fill up a char(n). */
    private static Field<String> text(Field<?> inside, Field<?> declared) {
        DataType<?> type = declared.getDataType();
        Field<String> text = inside.cast(SQLDataType.CLOB);
        return type.getSQLDataType() == SQLDataType.CHAR && type.lengthDefined()
                ? DSL.rpad(text, DSL.inline(type.length()))
                : text;
    }

    @SuppressWarnings("unchecked") // a list of whatever class
    private static <T> DataType<List<T>> type() {
        Converter<JSON, List<T>> unread = Converter.from(JSON.class, (Class<List<T>>) (Class<?>) List.class, json -> {
            throw new UsageException(
                    "a multiset of a relationship is read by session.list(..) of a projection only, as in"
                            + " from(USERS).select(row(USERS.name, USERS.posts.multiset(POSTS.title)))");
        });
        return SQLDataType.JSON.asConvertedDataType(unread);
    }
}
