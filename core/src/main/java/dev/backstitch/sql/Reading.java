package dev.backstitch.sql;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectSeekStepN;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The parts of a statement that reads rows, before it is known around what they are put. */
record Reading(
        List<? extends Field<?>> fields, Table<?> from, Condition condition, List<? extends OrderField<?>> order) {

    /** After what comes before SELECT. */
    SelectSeekStepN<Record> after(SelectSelectStep<Record> start) {
        return start.from(from).where(condition).orderBy(order);
    }

    /** With the names by which a statement around refers to its columns. */
    SelectSeekStepN<Record> named() {
        return after(DSL.select(named(fields)));
    }

    static List<Field<?>> named(List<? extends Field<?>> fields) {
        List<Field<?>> named = new ArrayList<>();
        for (Field<?> field : fields) {
            named.add(field.as(name(named.size())));
        }
        return named;
    }

    static String name(int place) {
        return "c" + place;
    }
}
