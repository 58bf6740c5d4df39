package dev.backstitch.sql;

import dev.backstitch.change.Immutability;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries the values of a jOOQ converter by the codec of the type it converts from and to. */
final class ConvertedCodec<U, T> extends Codec<T> {

    private final Codec<U> stored;
    private final Function<? super U, ? extends @Nullable T> reader;
    private final Function<? super T, ? extends @Nullable U> writer;
    private final boolean immutable;

    ConvertedCodec(
            Codec<U> stored,
            Class<T> type,
            Function<? super U, ? extends @Nullable T> reader,
            Function<? super T, ? extends @Nullable U> writer) {
        super(stored.elementType(), stored.typeName(), stored.castNeeded());
        this.stored = stored;
        this.reader = reader;
        this.writer = writer;
        this.immutable = Immutability.of(type);
    }

    @Override
    String driverName() {
        return stored.driverName();
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        U value = stored.read(row, index);
        return value == null ? null : reader.apply(value);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        stored.bind(statement, index, value == null ? null : writer.apply(value));
    }

    @Override
    public @Nullable Object element(T value) {
        U converted = writer.apply(value);
        return converted == null ? null : stored.element(converted);
    }

    @Override
    public @Nullable Object[] elements(int size) {
        return stored.elements(size);
    }

    @Override
    @Nullable
    String text(T value) {
        U converted = writer.apply(value);
        return converted == null ? null : stored.text(converted);
    }

    @Override
    Codec<?> stored() {
        return stored.stored();
    }

    @Override
    public Object key(T value) {
        U converted = writer.apply(value);
        return converted == null ? value : stored.key(converted);
    }

    @Override
    boolean equal(T one, T other) {
        return (immutable && one.equals(other)) || stored.same(writer.apply(one), writer.apply(other));
    }

    /** There and back again is the only copy that a converter can make. */
    @Override
    public T copy(T value) {
        if (immutable) {
            return value;
        }
        U converted = writer.apply(value);
        T copy = converted == null ? null : reader.apply(stored.copy(converted));
        return copy == null ? value : copy;
    }

    @Override
    public @Nullable String refusal(T value) {
        U converted = writer.apply(value);
        return converted == null ? null : stored.refusal(converted);
    }

    @Override
    public @Nullable String misfit(T value) {
        U converted = writer.apply(value);
        return converted == null ? null : stored.misfit(converted);
    }
}
