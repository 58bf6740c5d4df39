package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;

/** Words what a query may ask of a relationship as jOOQ's conditions. They take their tables and keys from the model when they are rendered. */
final class RelationshipConditions {

    private RelationshipConditions() {}

    /** Some target fulfils the conditions: EXISTS, correlated. */
    static Condition exists(Relationship<?, ?> relationship, Condition... conditions) {
        HopsDeclaration<?, ?> hops = relationship.definition().declaration().hops();
        if (hops != null) {
            return late(
                    () -> exists(hops.toBetween().get(), exists(hops.toTarget().get(), conditions)));
        }
        return late(() -> exists(relationship.definition().mapping(), all(conditions)));
    }

    /** No condition at all renders nothing. */
    private static Condition all(Condition... conditions) {
        return conditions.length == 0 ? DSL.noCondition() : DSL.and(conditions);
    }

    /** The entity is a target. */
    static <T> Condition links(Relationship<?, T> relationship, T target) {
        HopsDeclaration<?, T> hops = relationship.definition().declaration().hops();
        if (hops != null) {
            return late(
                    () -> exists(hops.toBetween().get(), links(hops.toTarget().get(), target)));
        }
        return late(() -> {
            RelationshipMapping<?, T> mapping = relationship.definition().mapping();
            Condition same = keyIs(mapping.target(), target, mapping.label());
            return mapping.route() instanceof Route.Holding holding
                    ? named(holding.reference(), target, mapping)
                    : exists(mapping, same);
        });
    }

    /** There is no target: no key is held. */
    static Condition isNull(Relationship<?, ?> relationship) {
        return late(() -> {
            RelationshipMapping<?, ?> mapping = relationship.definition().mapping();
            return mapping.route() instanceof Route.Holding holding
                    ? DSL.or(holding.reference().columns().stream()
                            .map(Field::isNull)
                            .toList())
                    : DSL.not(exists(mapping, DSL.noCondition()));
        });
    }

    private static Condition exists(RelationshipMapping<?, ?> mapping, Condition condition) {
        Route route = mapping.route();
        if (route instanceof Route.Holding holding) {
            return exists(
                    mapping,
                    holding.reference().targetColumns(),
                    holding.reference().columns(),
                    mapping.target().rows().from(),
                    condition);
        } else if (route instanceof Route.Held held) {
            return exists(
                    mapping,
                    held.reference().columns(),
                    held.reference().targetColumns(),
                    mapping.target().rows().from(),
                    condition);
        }
        Route.Through through = (Route.Through) route;
        Pairs pairs = through.pairs();
        Table<Record> joined = pairs.table()
                .join(mapping.target().rows().from())
                .on(equal(pairs.far(), through.far().targetColumns()));
        return exists(mapping, pairs.near(), through.near().targetColumns(), joined, condition);
    }

    /**
     * Where the target's tables are among the source's own, they hide the outer ones inside the subquery: the keys are first selected under another name, and
     * compared outside of it.
     */
    private static Condition exists(
            RelationshipMapping<?, ?> mapping,
            List<? extends Field<?>> inner,
            List<? extends Field<?>> outer,
            Table<?> from,
            Condition given) {
        Condition condition = mapping.target().rows().condition().and(given);
        if (mapping.source().root() != mapping.target().root()) {
            return DSL.exists(
                    DSL.selectOne().from(from).where(equal(inner, outer)).and(condition));
        }
        List<Field<?>> keys = new ArrayList<>();
        List<Field<?>> outside = new ArrayList<>();
        for (int i = 0; i < inner.size(); i++) {
            keys.add(inner.get(i).as("k" + i));
            outside.add(DSL.field(DSL.name("near", "k" + i), inner.get(i).getDataType()));
        }
        Select<?> near = DSL.select(keys).from(from).where(condition);
        return DSL.exists(DSL.selectOne().from(near.asTable("near")).where(equal(outside, outer)));
    }

    private static Condition named(Reference reference, Object target, RelationshipMapping<?, ?> mapping) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            all.add(is(
                    reference.columns().get(i), value(reference.targetColumns().get(i), target, mapping.label())));
        }
        return DSL.and(all);
    }

    private static <T> Condition keyIs(EntityMapping<T> entity, T target, String label) {
        List<Condition> all = new ArrayList<>();
        for (Column<T, ?> column : entity.primaryKey()) {
            all.add(is(column, value(column, target, label)));
        }
        return DSL.and(all);
    }

    @SuppressWarnings("unchecked") // the column belongs to the target's table
    private static Object value(Column<?, ?> column, Object target, String label) {
        ColumnDefinition<Object, ?> definition = ((Column<Object, ?>) column).definition();
        Object value = definition.getter() == null ? null : definition.getter().apply(target);
        if (value == null) {
            throw new UsageException(label + " is compared with an object that has no " + column.getName()
                    + " yet: flush it first, since only an object with a row can be looked for");
        }
        return value;
    }

    @SuppressWarnings("unchecked") // the value was read from a property of the column's type
    private static Condition is(Field<?> column, Object value) {
        return ((Field<Object>) column).eq(value);
    }

    @SuppressWarnings("unchecked") // a foreign key's columns have the types of those they name
    private static Condition equal(List<? extends Field<?>> some, List<? extends Field<?>> others) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            all.add(((Field<Object>) some.get(i)).eq((Field<Object>) others.get(i)));
        }
        return DSL.and(all);
    }

    private static Condition late(Wording wording) {
        return new CustomCondition() {
            private static final long serialVersionUID = 1L;

            @Override
            public void accept(Context<?> context) {
                context.visit(wording.word());
            }
        };
    }

    private interface Wording {
        Condition word();
    }
}
