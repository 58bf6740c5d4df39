package dev.backstitch.dsl;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Hands a value to the driver and takes it back as it is, by {@code setObject} and {@code getObject}. */
abstract sealed class PlainBinding<T, U> implements Binding<T, U> permits TimeBinding, NativeEnumBinding {

    private static final long serialVersionUID = 1L;

    private final DataType<T> type;
    private final Converter<T, U> converter;
    private final int sqlType;

    /** @param sqlType what the driver is told that a parameter is */
    PlainBinding(DataType<T> type, Converter<T, U> converter, int sqlType) {
        this.type = type;
        this.converter = converter;
        this.sqlType = sqlType;
    }

    /** The value that is sent for this one, which is the same to PostgreSQL. */
    T sent(T value) {
        return value;
    }

    /** The value as PostgreSQL reads it in a literal. */
    abstract String literal(T value);

    @Override
    public final Converter<T, U> converter() {
        return converter;
    }

    @Override
    public final void sql(BindingSQLContext<U> context) {
        if (context.render().paramType() != ParamType.INLINED) {
            context.render().sql(context.variable());
            return;
        }
        T value = stored(context.value());
        if (value == null) {
            context.render().sql("null");
        } else {
            context.render()
                    .sql("cast(")
                    .visit(DSL.inline(literal(value)))
                    .sql(" as ")
                    .sql(type.getCastTypeName())
                    .sql(')');
        }
    }

    private @Nullable T stored(@Nullable U value) {
        T converted = value == null ? null : converter.to(value);
        return converted == null ? null : sent(converted);
    }

    @Override
    public final void register(BindingRegisterContext<U> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.OTHER);
    }

    @Override
    public final void set(BindingSetStatementContext<U> context) throws SQLException {
        context.statement().setObject(context.index(), stored(context.value()), sqlType);
    }

    @Override
    public final void get(BindingGetResultSetContext<U> context) throws SQLException {
        context.value(converter.from(context.resultSet().getObject(context.index(), type.getType())));
    }

    @Override
    public final void get(BindingGetStatementContext<U> context) throws SQLException {
        context.value(converter.from(context.statement().getObject(context.index(), type.getType())));
    }

    @Override
    public final void set(BindingSetSQLOutputContext<U> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("PostgreSQL's driver has no SQLOutput");
    }

    @Override
    public final void get(BindingGetSQLInputContext<U> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("PostgreSQL's driver has no SQLInput");
    }
}
