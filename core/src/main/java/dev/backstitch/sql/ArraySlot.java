package dev.backstitch.sql;

import org.jooq.Context;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A place for one array parameter in a statement that is rendered once: it renders as a cast question mark and is bound by position. */
final class ArraySlot extends CustomField<Object> {

    private static final long serialVersionUID = 1L;

    private final String elementType;

    ArraySlot(String elementType) {
        super(DSL.name("slot"), SQLDataType.OTHER);
        this.elementType = elementType;
    }

    @Override
    public void accept(Context<?> context) {
        context.sql("cast(? as ").sql(elementType).sql("[])");
    }
}
