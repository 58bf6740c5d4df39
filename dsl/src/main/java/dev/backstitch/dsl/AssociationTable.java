package dev.backstitch.dsl;

import dev.backstitch.model.Association;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.TableImpl;

/** An association table as jOOQ sees it: a column for each of the keys it names, all of them its primary key. */
final class AssociationTable extends TableImpl<Record> {

    private static final long serialVersionUID = 1L;

    private final transient List<TableField<Record, ?>> key = new ArrayList<>();

    AssociationTable(String name, List<Association.Side> from, List<Association.Side> to) {
        super(DSL.name(name));
        from.forEach(this::add);
        to.forEach(this::add);
    }

    private void add(Association.Side side) {
        DataType<?> type = side.target().get().definition().type().nullable(false);
        key.add(createField(DSL.name(side.column()), type));
    }

    @Override
    @SuppressWarnings("unchecked") // an array of generic fields
    public UniqueKey<Record> getPrimaryKey() {
        return org.jooq.impl.Internal.createUniqueKey(
                this, DSL.name(getName() + "_pkey"), key.toArray(TableField[]::new), true);
    }
}
