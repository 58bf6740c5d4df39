package dev.backstitch.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Carries {@code numeric}: with a declared scale PostgreSQL rounds to it, without one it keeps the value's own. */
final class NumericCodec extends Codec<BigDecimal> {

    private static final int UNDECLARED = -1;

    private final int scale;

    private NumericCodec(String typeName, int scale) {
        super("numeric", typeName, scale != UNDECLARED);
        this.scale = scale;
    }

    static NumericCodec unscaled(String typeName) {
        return new NumericCodec(typeName, UNDECLARED);
    }

    static NumericCodec scaled(String typeName, int scale) {
        return new NumericCodec(typeName, scale);
    }

    @Override
    public @Nullable BigDecimal read(ResultSet row, int index) throws SQLException {
        return row.getBigDecimal(index);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable BigDecimal value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NUMERIC);
        } else {
            statement.setBigDecimal(index, value);
        }
    }

    @Override
    public Object element(BigDecimal value) {
        return value;
    }

    @Override
    public @Nullable Object[] elements(int size) {
        return new BigDecimal[size];
    }

    @Override
    String text(BigDecimal value) {
        return value.toString();
    }

    @Override
    public Object key(BigDecimal value) {
        return stored(value).stripTrailingZeros();
    }

    /** A scale below zero is none to PostgreSQL, and it drops no zeros: 1E+2 is stored as 100, 1.50 as 1.50. */
    @Override
    boolean equal(BigDecimal one, BigDecimal other) {
        BigDecimal here = stored(one);
        BigDecimal there = stored(other);
        return here.scale() == there.scale() && here.compareTo(there) == 0;
    }

    private BigDecimal stored(BigDecimal value) {
        if (scale != UNDECLARED) {
            return value.setScale(scale, RoundingMode.HALF_UP);
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
