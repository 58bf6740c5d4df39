package dev.backstitch.sql;

import dev.backstitch.model.Association;
import java.util.List;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** An association table of a model, or the same seen from the other side. */
record SampleAssociation<A, B>(
        String name, Table<Record> table, List<Side> from, List<Side> to, Association<B, A> other)
        implements Association<A, B> {

    SampleAssociation(String name, List<Side> from, List<Side> to) {
        this(name, DSL.table(DSL.name(name)), from, to, null);
    }

    @Override
    public Association<B, A> reversed() {
        return other != null ? other : new SampleAssociation<>(name, table, to, from, this);
    }

    @Override
    public Association<?, ?> declared() {
        return other != null ? other : this;
    }
}
