package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The targets of a relationship as a subquery bound to the row of the query around it. Made while a condition is rendered. */
final class Correlated {

    private static final String NEAR = "near";

    private final RelationshipMapping<?, ?> mapping;
    private final List<Field<?>> inner;
    private final List<Field<?>> outer = new ArrayList<>();
    private final Table<?> from;
    private final boolean aliased;

    private Correlated(
            RelationshipMapping<?, ?> mapping,
            List<? extends Field<?>> inner,
            List<? extends Column<?, ?>> outer,
            UnaryOperator<Field<?>> near,
            boolean aliased,
            Table<?> from) {
        this.mapping = mapping;
        this.aliased = aliased;
        this.inner = List.copyOf(inner);
        outer.forEach(column -> this.outer.add(near.apply(column)));
        this.from = from;
    }

    static Correlated of(Relationship<?, ?> relationship) {
        return of(relationship, relationship.table());
    }

    /** @param outer the table, or the alias of it, that the query around reads */
    static Correlated of(Relationship<?, ?> relationship, MappedTable<?> outer) {
        Alias alias = Alias.of(outer);
        return of(relationship, alias::of, outer.unaliased() != outer);
    }

    /**
     * @param near the columns of the row around as the query has them
     * @param aliased whether that is by another name than the tables' own
     */
    static Correlated of(Relationship<?, ?> relationship, UnaryOperator<Field<?>> near, boolean aliased) {
        RelationshipMapping<?, ?> mapping = relationship.definition().mapping();
        Table<Record> target = mapping.target().rows().from();
        Route route = mapping.route();
        if (route instanceof Route.Holding holding) {
            Reference reference = holding.reference();
            return new Correlated(mapping, reference.targetColumns(), reference.columns(), near, aliased, target);
        } else if (route instanceof Route.Held held) {
            Reference reference = held.reference();
            return new Correlated(mapping, reference.columns(), reference.targetColumns(), near, aliased, target);
        }
        Route.Through through = (Route.Through) route;
        Pairs pairs = through.pairs();
        Table<Record> joined = pairs.table()
                .join(target)
                .on(JoinedTable.equal(pairs.far(), through.far().targetColumns()));
        return new Correlated(mapping, pairs.near(), through.near().targetColumns(), near, aliased, joined);
    }

    /** Some target fulfils the condition. */
    Condition exists(Condition condition) {
        Scope scope = scope(condition, List.of());
        return DSL.exists(DSL.selectOne().from(scope.from()).where(scope.bound()));
    }

    /** How many targets fulfil the condition. */
    Field<Integer> count(Condition condition) {
        Scope scope = scope(condition, List.of());
        return DSL.field(DSL.selectCount().from(scope.from()).where(scope.bound()));
    }

    /** A field of the only target; NULL where there is none. */
    <V> Field<V> value(Field<V> field) {
        Scope scope = scope(DSL.noCondition(), List.of(field));
        @SuppressWarnings("unchecked") // the field as the subquery sees it
        Field<V> seen = (Field<V>) scope.further().get(0);
        return DSL.field(DSL.select(seen).from(scope.from()).where(scope.bound()));
    }

    /** How many values some columns have in the targets that fulfil the condition. */
    Field<Integer> countDistinct(Condition condition, List<? extends Field<?>> columns) {
        Scope scope = scope(condition, columns);
        return DSL.field(DSL.select(DSL.countDistinct(scope.further().toArray(Field<?>[]::new)))
                .from(scope.from())
                .where(scope.bound()));
    }

    /** What the subquery reads from, bound to the row around it, and some further columns as it sees them. */
    private record Scope(Table<?> from, Condition bound, List<Field<?>> further) {}

    /**
     * Where the target's tables are among the source's own, they hide the outer ones inside the subquery: the keys are first selected under another name, and
     * compared outside of it. An alias is not hidden.
     */
    private Scope scope(Condition given, List<? extends Field<?>> further) {
        Condition condition = mapping.target().rows().condition().and(given);
        if (aliased || mapping.source().root() != mapping.target().root()) {
            return new Scope(from, JoinedTable.equal(inner, outer).and(condition), List.copyOf(further));
        }
        List<Field<?>> selected = named(inner, "k");
        selected.addAll(named(further, "v"));
        Table<?> near = DSL.select(selected).from(from).where(condition).asTable(NEAR);
        return new Scope(near, JoinedTable.equal(outside(inner, "k"), outer), outside(further, "v"));
    }

    private static List<Field<?>> named(List<? extends Field<?>> fields, String prefix) {
        List<Field<?>> named = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            named.add(fields.get(i).as(prefix + i));
        }
        return named;
    }

    private static List<Field<?>> outside(List<? extends Field<?>> fields, String prefix) {
        List<Field<?>> outside = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            outside.add(DSL.field(DSL.name(NEAR, prefix + i), fields.get(i).getDataType()));
        }
        return outside;
    }
}
