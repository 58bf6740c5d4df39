package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jooq.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Carries the values of one column between Java and PostgreSQL, and knows when two of them are the same to PostgreSQL. Made by {@link #of} once a column;
 * immutable; shared by all threads.
 *
 * <p>NULL is null on both sides, whatever a converter says of it.
 *
 * @param <T> the class of the column's values
 */
public abstract sealed class Codec<T>
        permits ArrayCodec,
                BytesCodec,
                ConvertedCodec,
                EnumCodec,
                IntervalCodec,
                JsonCodec,
                NativeCodec,
                NumericCodec,
                RowVersionCodec,
                TextCodec,
                TextFormCodec,
                TimeCodec {

    private final String elementType;
    private final String typeName;
    private final boolean castNeeded;

    Codec(String elementType, String typeName, boolean castNeeded) {
        this.elementType = elementType;
        this.typeName = typeName;
        this.castNeeded = castNeeded;
    }

    /** The codec of a jOOQ type, its converter or binding included. */
    public static <T> Codec<T> of(DataType<T> type) {
        return Codecs.of(type);
    }

    /** Reads one column of the current row. A hot path: no boxing but the value's own, no conversion where the driver has the type. */
    public abstract @Nullable T read(ResultSet row, int index) throws SQLException;

    /** Binds one value, with the type that PostgreSQL is to take it for. */
    public abstract void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException;

    /** What {@link #elements} is filled with to send the value in an array of {@link #elementType}. */
    public abstract @Nullable Object element(T value);

    /** An array for {@code Connection.createArrayOf}, of the class that pgjdbc encodes fastest. */
    public @Nullable Object[] elements(int size) {
        return new String[size];
    }

    /** The value in PostgreSQL's literal form, as its input function takes it. */
    abstract @Nullable String text(T value);

    /** The codec of what is stored, where a converter stands before it. */
    Codec<?> stored() {
        return this;
    }

    /** One column of the current row in PostgreSQL's literal form; null for NULL. */
    final @Nullable String readText(ResultSet row, int index) throws SQLException {
        T value = read(row, index);
        return value == null ? null : text(value);
    }

    /** The type name for {@code Connection.createArrayOf}: {@code text} where the type does not travel natively. */
    public final String elementType() {
        return elementType;
    }

    /** The type that a transported element is cast to, as SQL text. It has no length: a cast would cut silently what an assignment refuses. */
    public final String typeName() {
        return typeName;
    }

    /** The type by the name that the driver knows it by. */
    String driverName() {
        return typeName;
    }

    /** Whether an element needs the cast to {@link #typeName} before it is the column's value. */
    public final boolean castNeeded() {
        return castNeeded;
    }

    /** A value whose equality is that of PostgreSQL between keys. */
    public Object key(T value) {
        return value;
    }

    /** Whether storing one over the other would change nothing. */
    public final boolean same(@Nullable T one, @Nullable T other) {
        return one == other || (one != null && other != null && equal(one, other));
    }

    boolean equal(T one, T other) {
        return Objects.equals(one, other);
    }

    /** A value that later changes of a mutable one do not reach. */
    public T copy(T value) {
        return value;
    }

    /** Why no statement can carry the value, as in {@code contains U+0000 at index 3}; null where nothing is wrong. */
    public @Nullable String refusal(T value) {
        return null;
    }

    /** Why the column cannot hold the value, as in {@code is 93 characters long and varchar(80) takes 80}; null where nothing is known to be wrong. */
    public @Nullable String misfit(T value) {
        return null;
    }
}
