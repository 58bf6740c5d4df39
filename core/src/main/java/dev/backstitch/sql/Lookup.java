package dev.backstitch.sql;

import dev.backstitch.model.EntityMapping;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How the rows of a table with one value in one column are read. Made by {@link Statements} once a column; immutable; shared by all threads.
 *
 * @param doing what messages say is tried
 */
record Lookup(String sql, Codec<?> codec, String doing) {

    static Lookup of(EntityMapping<?> entity, int column, Statements statements) {
        Codec<?> codec = statements.codecs(entity).get(column);
        Field<?> field = entity.columns().get(column);
        String sql = statements.render(DSL.select(entity.rows().fields())
                .from(entity.rows().from())
                .where(entity.rows().condition())
                .and(DSL.condition("{0} = {1}", field, new ValueSlot(codec))));
        return new Lookup(sql, codec, "reading " + entity.label());
    }

    @SuppressWarnings("unchecked") // a value of the codec's column
    void bind(PreparedStatement statement, Object value) throws SQLException {
        ((Codec<Object>) codec).bind(statement, 1, value);
    }
}
