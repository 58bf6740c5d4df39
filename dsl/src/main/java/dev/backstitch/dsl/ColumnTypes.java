package dev.backstitch.dsl;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/**
 * The column types that a table can be declared with, by PostgreSQL's names for them.
 *
 * @param <E> the entity class
 */
public abstract sealed class ColumnTypes<E> extends TableImpl<Record> permits EntityTable {

    private static final long serialVersionUID = 1L;

    ColumnTypes(String name) {
        super(DSL.name(name));
    }

    ColumnTypes(String alias, Table<Record> of) {
        super(DSL.name(alias), null, of);
    }

    abstract <T> ColumnSpec<E, T> declare(String name, DataType<T> type);

    protected final ColumnSpec<E, Long> bigint(String name) {
        return declare(name, SQLDataType.BIGINT);
    }

    protected final ColumnSpec<E, Integer> integer(String name) {
        return declare(name, SQLDataType.INTEGER);
    }

    protected final ColumnSpec<E, Short> smallint(String name) {
        return declare(name, SQLDataType.SMALLINT);
    }

    protected final ColumnSpec<E, String> text(String name) {
        return declare(name, SQLDataType.CLOB);
    }

    /** @param length the most characters it holds */
    protected final ColumnSpec<E, String> varchar(String name, int length) {
        return declare(name, SQLDataType.VARCHAR(length));
    }

    protected final ColumnSpec<E, Boolean> bool(String name) {
        return declare(name, SQLDataType.BOOLEAN);
    }

    /**
     * @param precision the digits in all
     * @param scale the digits after the point: further ones are rounded by PostgreSQL
     */
    protected final ColumnSpec<E, BigDecimal> numeric(String name, int precision, int scale) {
        return declare(name, SQLDataType.NUMERIC(precision, scale));
    }

    protected final ColumnSpec<E, Double> doublePrecision(String name) {
        return declare(name, SQLDataType.DOUBLE);
    }

    protected final ColumnSpec<E, Float> real(String name) {
        return declare(name, SQLDataType.REAL);
    }

    protected final ColumnSpec<E, UUID> uuid(String name) {
        return declare(name, SQLDataType.UUID);
    }

    protected final ColumnSpec<E, LocalDate> date(String name) {
        return declare(name, TimeTypes.DATE);
    }

    /** The time of a day, in microseconds; {@link LocalTime#MAX} stands for 24:00. */
    protected final ColumnSpec<E, LocalTime> time(String name) {
        return declare(name, TimeTypes.TIME);
    }

    /** A date and time without a zone, in microseconds. */
    protected final ColumnSpec<E, LocalDateTime> timestamp(String name) {
        return declare(name, TimeTypes.TIMESTAMP);
    }

    /** A point in time, in microseconds; it comes back in UTC, whatever its offset was. */
    protected final ColumnSpec<E, OffsetDateTime> timestamptz(String name) {
        return declare(name, TimeTypes.TIMESTAMPTZ);
    }

    /** A point in time, in microseconds, as an {@link Instant}. */
    protected final ColumnSpec<E, Instant> instant(String name) {
        return declare(name, TimeTypes.INSTANT);
    }

    protected final ColumnSpec<E, byte[]> bytea(String name) {
        return declare(name, SQLDataType.BLOB);
    }

    protected final ColumnSpec<E, JSONB> jsonb(String name) {
        return declare(name, SQLDataType.JSONB);
    }

    /** A value of a class of your own, stored as jsonb, as {@code codec} writes and reads it; two values are the same where their JSON is. */
    protected final <T> ColumnSpec<E, T> json(String name, Class<T> type, JsonCodec<T> codec) {
        return declare(
                name,
                SQLDataType.JSONB.asConvertedDataType(
                        type, json -> codec.read(json.data()), value -> JSONB.valueOf(codec.write(value))));
    }

    /** An array of text; a value that was changed in place is found. */
    protected final ColumnSpec<E, String[]> textArray(String name) {
        return declare(name, SQLDataType.CLOB.array());
    }

    /** An array of bigint; a value that was changed in place is found. */
    protected final ColumnSpec<E, Long[]> bigintArray(String name) {
        return declare(name, SQLDataType.BIGINT.array());
    }

    /** An array of integer; a value that was changed in place is found. */
    protected final ColumnSpec<E, Integer[]> integerArray(String name) {
        return declare(name, SQLDataType.INTEGER.array());
    }

    /** An array of uuid; a value that was changed in place is found. */
    protected final ColumnSpec<E, UUID[]> uuidArray(String name) {
        return declare(name, SQLDataType.UUID.array());
    }

    /** An enum stored as text: the constant's name. */
    protected final <T extends Enum<T>> ColumnSpec<E, T> enumeration(String name, Class<T> type) {
        return declare(name, SQLDataType.CLOB.asConvertedDataType(new EnumNames<>(type)));
    }

    /**
     * An enum stored as one of PostgreSQL's own, whose labels are the constants' names. The type has to exist: {@code db.schema().create()} does not
     * create it.
     *
     * @param typeName the type's name in the database
     */
    protected final <T extends Enum<T>> ColumnSpec<E, T> nativeEnum(String name, String typeName, Class<T> type) {
        return declare(name, NativeEnums.type(typeName, type));
    }

    /** A column of any type that jOOQ knows, with its converter or binding. */
    protected final <T> ColumnSpec<E, T> column(String name, DataType<T> type) {
        return declare(name, type);
    }
}
