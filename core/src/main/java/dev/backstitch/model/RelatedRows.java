package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The targets of a relationship as a subquery that selects something of each, bound to the row of the query around it. Made with a query; immutable. */
final class RelatedRows {

    private static final String NEAR = "near";

    private final Relationship<?, ?> relationship;

    RelatedRows(Relationship<?, ?> relationship) {
        this.relationship = relationship;
    }

    Select<?> select(List<Field<?>> fields, Condition condition, List<OrderField<?>> order, @Nullable Long limit) {
        HopsDeclaration<?, ?> hops = relationship.definition().declaration().hops();
        if (hops != null) {
            throw new UsageException(relationship.label() + " is seen through "
                    + hops.toBetween().get().label() + ": take the multiset of that, and what is beyond by path(..)");
        }
        RelationshipMapping<?, ?> mapping = relationship.definition().mapping();
        MappedTable<?> target = mapping.target().table();
        List<Field<?>> keys = new ArrayList<>();
        Alias alias = Alias.of(relationship.table());
        boolean hidden = relationship.table().unaliased() == relationship.table()
                && mapping.source().root() == mapping.target().root();
        JoinedTable joined = JoinedTable.of(mapping, column -> key(alias.of(column), hidden, keys), target);
        Table<?> from = joined.table();
        if (hidden) {
            // Selected before the subquery reads tables by the same names.
            Table<Record> near = DSL.select(keys).asTable(NEAR);
            from = near.join(joined.table()).on(joined.on());
        }
        SelectLimitStep<Record> all = DSL.select(fields)
                .from(from)
                .where(hidden ? DSL.noCondition() : joined.on())
                .and(condition)
                .orderBy(order.isEmpty() ? order(mapping) : order);
        return limit == null ? all : all.limit(limit);
    }

    /** A column of the row around; by another name where the subquery's own tables would hide it. */
    private static Field<?> key(Field<?> column, boolean hidden, List<Field<?>> keys) {
        if (!hidden) {
            return column;
        }
        String name = "k" + keys.size();
        keys.add(column.as(name));
        return DSL.field(DSL.name(NEAR, name), column.getDataType());
    }

    private static List<OrderField<?>> order(RelationshipMapping<?, ?> mapping) {
        return mapping.order().isEmpty() ? List.copyOf(mapping.target().primaryKey()) : mapping.order();
    }
}
