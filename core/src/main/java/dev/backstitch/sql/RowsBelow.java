package dev.backstitch.sql;

import dev.backstitch.flush.Descent;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Part;
import dev.backstitch.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Words the deletion of rows that belong to others by way of rows that nobody knows: {@code .. where order_id in (select id from ..)}, and a recursive query where
 * rows of one table belong to each other. Made for one statement.
 */
final class RowsBelow {

    private final Statements statements;
    private final Descent way;

    RowsBelow(Statements statements, Descent way) {
        this.statements = statements;
        this.way = way;
    }

    /** What keeps the foreign key of the rows. */
    static Part holding(Reference reference) {
        return reference
                .source()
                .partOf(reference.source().columns().indexOf(reference.columns().get(0)));
    }

    /** The part that has the keys is deleted; PostgreSQL deletes the others with it. */
    Query deletion() {
        int last = way.steps().size() - 1;
        Reference reference = way.reference();
        Part first = reference.source().parts().get(0);
        boolean direct =
                way.steps().get(last).loops().isEmpty() && holding(reference).table() == first.table();
        return DSL.deleteFrom(first.table()).where(direct ? named(last) : in(first.key(), keys(last)));
    }

    /** That rows name those of the step before, or the given ones. */
    private Condition named(int step) {
        Reference reference = way.steps().get(step).reference();
        return step == 0
                ? Keys.among(reference.columns(), statements.codecs(reference))
                : in(reference.columns(), targets(step - 1, reference));
    }

    /** The columns that a foreign key names, of the rows of a step. */
    private Select<?> targets(int step, Reference naming) {
        EntityMapping<?> target = naming.target();
        if (target.primaryKey().equals(naming.targetColumns())) {
            return keys(step);
        }
        Part part =
                target.partOf(target.columns().indexOf(naming.targetColumns().get(0)));
        return DSL.select(naming.targetColumns()).from(part.table()).where(in(part.key(), keys(step)));
    }

    /** The primary keys of the rows of a step. */
    private Select<?> keys(int step) {
        Part part = holding(way.steps().get(step).reference());
        Select<Record> named = DSL.select(part.key()).from(part.table()).where(named(step));
        List<Reference> loops = way.steps().get(step).loops();
        return loops.isEmpty() ? named : closure(named, "g" + step, loops);
    }

    /** The rows and all below them; PostgreSQL lets the recursive part name what was found only once, so that all foreign keys are looked at together. */
    private static Select<?> closure(Select<Record> named, String name, List<Reference> loops) {
        int width = loops.get(0).source().primaryKey().size();
        List<Field<Object>> found = fields(name, "k", width);
        List<Field<Object>> above = fields("e", "p", width);
        Select<Record> edges = edges(loops.get(0));
        for (Reference loop : loops.subList(1, loops.size())) {
            edges = edges.unionAll(edges(loop));
        }
        String[] columns = Stream.concat(
                        fields("e", "c", width).stream().map(Field::getName),
                        above.stream().map(Field::getName))
                .toArray(String[]::new);
        CommonTableExpression<Record> all = DSL.name(name)
                .fields(found.stream().map(Field::getName).toArray(String[]::new))
                .as(named.union(DSL.select(fields("e", "c", width))
                        .from(edges.asTable("e", columns))
                        .join(DSL.table(DSL.name(name)))
                        .on(equal(above, found))));
        return DSL.withRecursive(all).select(found).from(all);
    }

    /** The key of each row of a table that names another, and that one's. */
    private static Select<Record> edges(Reference loop) {
        Part holding = holding(loop);
        List<Field<?>> both = new ArrayList<>(holding.key());
        EntityMapping<?> target = loop.target();
        if (target.primaryKey().equals(loop.targetColumns())) {
            both.addAll(loop.columns());
            return DSL.select(both).from(holding.table());
        }
        Part part = target.partOf(target.columns().indexOf(loop.targetColumns().get(0)));
        both.addAll(named("t", part.key()));
        return DSL.select(both)
                .from(holding.table())
                .join(part.table().as("t"))
                .on(equal(loop.columns(), named("t", loop.targetColumns())));
    }

    private static List<Field<Object>> fields(String table, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> DSL.field(DSL.name(table, prefix + i), Object.class))
                .toList();
    }

    private static List<Field<Object>> named(String table, List<? extends Field<?>> fields) {
        return fields.stream()
                .map(field -> DSL.field(DSL.name(table, field.getName()), Object.class))
                .toList();
    }

    @SuppressWarnings("unchecked") // both sides of each comparison have one type
    private static Condition equal(List<? extends Field<?>> some, List<? extends Field<?>> others) {
        Condition all = DSL.noCondition();
        for (int i = 0; i < some.size(); i++) {
            all = all.and(((Field<Object>) some.get(i)).eq((Field<Object>) others.get(i)));
        }
        return all;
    }

    private static Condition in(List<? extends Field<?>> columns, Select<?> rows) {
        return columns.size() == 1
                ? DSL.condition("{0} in ({1})", columns.get(0), rows)
                : DSL.condition("{0} in ({1})", DSL.row(columns), rows);
    }
}
