package dev.backstitch.sql;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Words the condition that columns have one of many keys, which travel as one array a column. */
final class Keys {

    private Keys() {}

    /** {@code column = any(array)}: a typed array, since one bound as text would keep PostgreSQL from using the index. */
    static Condition among(Field<?> column, Codec<?> codec) {
        Field<?> array = new ArraySlot(codec.elementType());
        Field<?> typed = codec.castNeeded() ? DSL.field("cast({0} as " + codec.typeName() + "[])", array) : array;
        return DSL.condition("{0} = any({1})", column, typed);
    }

    static Condition among(List<? extends Field<?>> columns, List<? extends Codec<?>> codecs) {
        if (columns.size() == 1) {
            return among(columns.get(0), codecs.get(0));
        }
        Unnested rows = new Unnested(codecs, false);
        return DSL.condition(
                "{0} in ({1})", DSL.row(columns), DSL.select(rows.columns()).from(rows.table()));
    }
}
