package dev.backstitch.model;

import java.util.Arrays;
import java.util.HashSet;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of some fields. A hot path: jOOQ's {@code newRecord} takes five times as long as a copy of an empty record. Made with a query; safe for all threads.
 */
final class RecordShape {

    private final Field<?>[] fields;
    private volatile @Nullable Record empty;
    private volatile boolean apart;

    RecordShape(Field<?>[] fields) {
        this.fields = fields;
    }

    @SuppressWarnings("unchecked") // each value is of its own field
    Record of(@Nullable Object[] values) {
        Record record = empty().original();
        if (apart) {
            for (int i = 0; i < values.length; i++) {
                record.set((Field<Object>) fields[i], values[i]);
            }
        } else {
            record.fromArray(values);
        }
        return record;
    }

    /** At the first record: it asks the fields for what may not be known yet where a query is declared. */
    private Record empty() {
        Record known = empty;
        if (known == null) {
            known = DSL.using(SQLDialect.POSTGRES).newRecord(fields);
            apart = new HashSet<>(Arrays.asList(fields)).size() == fields.length;
            empty = known;
        }
        return known;
    }
}
