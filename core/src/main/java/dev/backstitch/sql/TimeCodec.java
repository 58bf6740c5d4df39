package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Carries dates and times as java.time, to the microsecond and with PostgreSQL's infinities; the driver reads them and we write them. */
final class TimeCodec<T> extends Codec<T> {

    static final int MICROS = 6;

    private final TimeForm<T> form;
    private final int precision;

    /** @param precision how many digits of a second the column keeps */
    TimeCodec(TimeForm<T> form, String typeName, int precision) {
        super("text", typeName, true);
        this.form = form;
        this.precision = precision;
    }

    @Override
    String driverName() {
        return form.type();
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        return form.read(row, index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        PGobject parameter = new PGobject();
        parameter.setType(form.type());
        parameter.setValue(value == null ? null : text(value));
        statement.setObject(index, parameter);
    }

    @Override
    public Object element(T value) {
        return text(value);
    }

    @Override
    String text(T value) {
        return form.text(form.rounded(value, MICROS));
    }

    @Override
    public Object key(T value) {
        return form.key(stored(value));
    }

    @Override
    boolean equal(T one, T other) {
        return one.equals(other) || key(one).equals(key(other));
    }

    /** A value is rounded twice, to microseconds on the way and to the column's precision when it is stored. */
    private T stored(T value) {
        T sent = form.rounded(value, MICROS);
        return precision < MICROS ? form.rounded(sent, precision) : sent;
    }
}
