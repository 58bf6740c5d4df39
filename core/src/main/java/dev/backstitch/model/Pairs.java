package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The rows of an association table as a query sees them from one side.
 *
 * @param near the columns that name the source
 * @param far the columns that name the target
 */
public record Pairs(Table<? extends Record> table, List<Field<?>> near, List<Field<?>> far) {

    public Pairs {
        near = List.copyOf(near);
        far = List.copyOf(far);
    }

    /** Each row both ways round, and a link that two rows tell of once. */
    static Pairs eitherWay(AssociationMapping association) {
        List<Field<?>> there = new ArrayList<>(association.from().columns());
        there.addAll(association.to().columns());
        List<Field<?>> back = new ArrayList<>(association.to().columns());
        back.addAll(association.from().columns());
        Table<Record> both = DSL.select(there)
                .from(association.table())
                .union(DSL.select(back).from(association.table()))
                .asTable("pairs");
        return new Pairs(
                both,
                named(both, association.from().columns()),
                named(both, association.to().columns()));
    }

    /** The same rows by another name. */
    Pairs as(String name) {
        Table<? extends Record> named = table.as(name);
        return new Pairs(named, qualified(named, near), qualified(named, far));
    }

    private static List<Field<?>> qualified(Table<? extends Record> table, List<Field<?>> columns) {
        List<Field<?>> fields = new ArrayList<>();
        for (Field<?> column : columns) {
            fields.add(DSL.field(DSL.name(table.getName(), column.getName()), column.getDataType()));
        }
        return fields;
    }

    private static List<Field<?>> named(Table<Record> both, List<Field<?>> columns) {
        List<Field<?>> fields = new ArrayList<>();
        for (Field<?> column : columns) {
            fields.add(both.field(column));
        }
        return fields;
    }
}
