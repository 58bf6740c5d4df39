package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The targets of a relationship as a table to join. Made while a query is rendered; immutable.
 *
 * @param table the targets' table, with the association table where there is one between
 * @param on what a target's row and the source's have to fulfil
 * @param multiplies whether there may be several targets for one source
 * @param names by which the table is read, the association table's included
 */
public record JoinedTable(Table<?> table, Condition on, boolean multiplies, List<String> names) {

    public JoinedTable {
        names = List.copyOf(names);
    }

    /**
     * @param source the table, or the alias of it, that is joined from
     * @param as the targets' table, or the alias of it, that is joined
     */
    public static JoinedTable of(RelationshipMapping<?, ?> relationship, MappedTable<?> source, MappedTable<?> as) {
        return of(relationship, Alias.of(source)::of, as);
    }

    /** @param near the columns of the source as the query has them */
    static JoinedTable of(RelationshipMapping<?, ?> relationship, UnaryOperator<Field<?>> near, MappedTable<?> as) {
        EntityMapping<?> target = relationship.target();
        EntityRows rows = target.rows(as);
        Alias far = Alias.of(as);
        Route route = relationship.route();
        List<String> names = new ArrayList<>(rows.names());
        if (route instanceof Route.Holding holding) {
            Reference reference = holding.reference();
            return new JoinedTable(
                    rows.from(),
                    equal(each(reference.columns(), near), each(reference.targetColumns(), far::of))
                            .and(rows.condition()),
                    false,
                    names);
        } else if (route instanceof Route.Held held) {
            Reference reference = held.reference();
            return new JoinedTable(
                    rows.from(),
                    equal(each(reference.columns(), far::of), each(reference.targetColumns(), near))
                            .and(rows.condition()),
                    relationship.many(),
                    names);
        }
        Route.Through through = (Route.Through) route;
        Pairs pairs = as.unaliased() == as
                ? through.pairs()
                : through.pairs().as(as.getName() + "_" + through.association().name());
        names.add(pairs.table().getName());
        return new JoinedTable(
                pairs.table()
                        .join(rows.from())
                        .on(equal(pairs.far(), each(through.far().targetColumns(), far::of)))
                        .and(rows.condition()),
                equal(pairs.near(), each(through.near().targetColumns(), near)),
                true,
                names);
    }

    private static List<Field<?>> each(List<? extends Column<?, ?>> columns, UnaryOperator<Field<?>> as) {
        List<Field<?>> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(as.apply(column)));
        return fields;
    }

    @SuppressWarnings("unchecked") // a foreign key's columns have the types of those they name
    static Condition equal(List<? extends Field<?>> some, List<? extends Field<?>> others) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            all.add(((Field<Object>) some.get(i)).eq((Field<Object>) others.get(i)));
        }
        return DSL.and(all);
    }
}
