package dev.backstitch.sql;

import org.jooq.Context;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A place for one parameter in a statement that is rendered once: it renders as a question mark and is bound by position. */
final class ValueSlot extends CustomField<Object> {

    private static final long serialVersionUID = 1L;

    private final String typeName;

    ValueSlot(Codec<?> codec) {
        super(DSL.name("slot"), SQLDataType.OTHER);
        this.typeName = codec.typeName();
    }

    /** Cast, so that PostgreSQL takes it for what the column is, whatever type the driver says it has. */
    @Override
    public void accept(Context<?> context) {
        context.sql("cast(? as ").sql(typeName).sql(")");
    }
}
