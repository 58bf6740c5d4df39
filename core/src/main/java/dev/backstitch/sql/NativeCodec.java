package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Carries the types that the driver has getters, setters and arrays for. */
final class NativeCodec<T> extends Codec<T> {

    private final Getter<T> getter;
    private final Setter<T> setter;
    private final int jdbcType;
    private final IntFunction<@Nullable Object[]> arrays;
    private final UnaryOperator<T> canonical;

    private NativeCodec(
            String elementType,
            String typeName,
            boolean castNeeded,
            int jdbcType,
            Getter<T> getter,
            Setter<T> setter,
            IntFunction<@Nullable Object[]> arrays,
            UnaryOperator<T> canonical) {
        super(elementType, typeName, castNeeded);
        this.jdbcType = jdbcType;
        this.getter = getter;
        this.setter = setter;
        this.arrays = arrays;
        this.canonical = canonical;
    }

    static Codec<Long> longs(String typeName) {
        return new NativeCodec<>(
                "int8",
                typeName,
                !typeName.equals("bigint"),
                Types.BIGINT,
                (row, index) -> {
                    long value = row.getLong(index);
                    return (value == 0 && row.wasNull()) ? null : (Long) value;
                },
                PreparedStatement::setLong,
                Long[]::new,
                value -> value);
    }

    static Codec<Integer> integers(String typeName) {
        return new NativeCodec<>(
                "int4",
                typeName,
                !typeName.equals("int") && !typeName.equals("integer"),
                Types.INTEGER,
                (row, index) -> {
                    int value = row.getInt(index);
                    return (value == 0 && row.wasNull()) ? null : (Integer) value;
                },
                PreparedStatement::setInt,
                Integer[]::new,
                value -> value);
    }

    static Codec<Short> shorts(String typeName) {
        return new NativeCodec<>(
                "int2",
                typeName,
                !typeName.equals("smallint"),
                Types.SMALLINT,
                (row, index) -> {
                    short value = row.getShort(index);
                    return (value == 0 && row.wasNull()) ? null : (Short) value;
                },
                PreparedStatement::setShort,
                Short[]::new,
                value -> value);
    }

    static Codec<Boolean> booleans(String typeName) {
        return new NativeCodec<>(
                "bool",
                typeName,
                !typeName.equals("boolean"),
                Types.BOOLEAN,
                (row, index) -> {
                    boolean value = row.getBoolean(index);
                    return (!value && row.wasNull()) ? null : (Boolean) value;
                },
                PreparedStatement::setBoolean,
                Boolean[]::new,
                value -> value);
    }

    /** To PostgreSQL, -0 equals 0 and NaN equals itself. */
    static Codec<Double> doubles(String typeName) {
        return new NativeCodec<>(
                "float8",
                typeName,
                !typeName.equals("double precision") && !typeName.equals("float8"),
                Types.DOUBLE,
                (row, index) -> {
                    double value = row.getDouble(index);
                    return (value == 0 && row.wasNull()) ? null : (Double) value;
                },
                PreparedStatement::setDouble,
                Double[]::new,
                value -> value == 0 ? (Double) 0.0 : value);
    }

    static Codec<Float> floats(String typeName) {
        return new NativeCodec<>(
                "float4",
                typeName,
                !typeName.equals("real"),
                Types.REAL,
                (row, index) -> {
                    float value = row.getFloat(index);
                    return (value == 0 && row.wasNull()) ? null : (Float) value;
                },
                PreparedStatement::setFloat,
                Float[]::new,
                value -> value == 0 ? (Float) 0.0f : value);
    }

    static Codec<UUID> uuids(String typeName) {
        return new NativeCodec<>(
                "uuid",
                typeName,
                !typeName.equals("uuid"),
                Types.OTHER,
                (row, index) -> row.getObject(index, UUID.class),
                PreparedStatement::setObject,
                UUID[]::new,
                value -> value);
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        return getter.get(row, index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, jdbcType);
        } else {
            setter.set(statement, index, value);
        }
    }

    @Override
    public Object element(T value) {
        return value;
    }

    @Override
    public @Nullable Object[] elements(int size) {
        return arrays.apply(size);
    }

    @Override
    String text(T value) {
        return value.toString();
    }

    @Override
    public Object key(T value) {
        return canonical.apply(value);
    }

    /** A getter of {@link ResultSet}. */
    interface Getter<T> {
        @Nullable
        T get(ResultSet row, int index) throws SQLException;
    }

    /** A setter of {@link PreparedStatement}. */
    interface Setter<T> {
        void set(PreparedStatement statement, int index, T value) throws SQLException;
    }
}
