package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import org.jooq.Context;
import org.jooq.DataType;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.CustomField;

/** A column that jOOQ renders as a field of its table; two are equal where these are. */
abstract sealed class RealColumn<E, T> extends CustomField<T> implements Column<E, T>
        permits ColumnSpec, InheritedColumn {

    private static final long serialVersionUID = 1L;

    RealColumn(Name name, DataType<T> type) {
        super(name, type);
    }

    /** The field that jOOQ renders. */
    abstract TableField<Record, T> realField();

    abstract EntityTable<E> declaringTable();

    @Override
    public final Column<E, T> unaliased() {
        return Aliases.unaliased(declaringTable(), this);
    }

    @Override
    public final void accept(Context<?> context) {
        context.visit(realField());
    }

    @Override
    public final boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        Object real = other instanceof RealColumn<?, ?> column ? column.realField() : other;
        return realField().equals(real);
    }

    @Override
    public final int hashCode() {
        return realField().hashCode();
    }
}
