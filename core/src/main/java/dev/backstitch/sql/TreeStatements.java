package dev.backstitch.sql;

import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Pairs;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Words the statement that reads a tree: a recursive query finds the keys of all whose targets are wanted, each once so that a cycle ends, and their targets are
 * read as ever. Where levels are limited, each key has how many remain. Made for one statement.
 */
final class TreeStatements {

    private static final String OWNER = "$owner";
    private static final String LEVELS = "levels";

    private final RelationshipMapping<?, ?> relationship;
    private final boolean limited;
    private final String name;
    private final FetchJoins joins;
    private final Statements statements;
    private final EntityMapping<?> target;
    private final Table<?> rows;
    private final List<Field<?>> named;
    private final List<? extends Column<?, ?>> next;

    TreeStatements(RelationshipMapping<?, ?> relationship, boolean limited, FetchJoins joins, Statements statements) {
        this(relationship, limited, joins, statements, "$tree");
    }

    /** @param name of the recursive query in the statement */
    TreeStatements(
            RelationshipMapping<?, ?> relationship,
            boolean limited,
            FetchJoins joins,
            Statements statements,
            String name) {
        this.name = name;
        this.relationship = relationship;
        this.limited = limited;
        this.joins = joins;
        this.statements = statements;
        this.target = relationship.target();
        Route route = relationship.route();
        if (route instanceof Route.Held held) {
            this.rows = target.rows().from();
            this.named = List.copyOf(held.reference().columns());
            this.next = held.reference().targetColumns();
        } else if (route instanceof Route.Holding holding) {
            this.rows = target.rows().from();
            this.named = List.copyOf(holding.reference().targetColumns());
            this.next = holding.reference().columns();
        } else {
            Route.Through through = (Route.Through) route;
            Pairs pairs = through.pairs();
            this.rows = pairs.table()
                    .join(target.rows().from())
                    .on(ReadStatements.join(through.far().targetColumns(), pairs.far()));
            this.named = pairs.near();
            this.next = through.near().targetColumns();
        }
    }

    /** Of the keys from which it begins. */
    List<Codec<?>> codecs() {
        List<Codec<?>> codecs = new ArrayList<>();
        next.forEach(column -> codecs.add(statements
                .codecs(relationship.source())
                .get(relationship.source().columns().indexOf(column))));
        if (limited) {
            codecs.add(Codec.of(SQLDataType.INTEGER));
        }
        return codecs;
    }

    String text() {
        return statements.text(limited ? "some levels" : "all levels", joins.with(relationship), this::query);
    }

    private Query query() {
        Unnested seeds = new Unnested(codecs(), false);
        Reading reading = targets();
        return reading.after(DSL.withRecursive(tree(DSL.select(seeds.columns()).from(seeds.table())))
                .select(reading.fields()));
    }

    /** The columns of whose values it begins with some. */
    List<? extends Column<?, ?>> next() {
        return next;
    }

    /** The targets of all whose keys the recursive query finds. */
    Reading targets() {
        Table<?> owners = limited ? owners() : DSL.table(DSL.name(name));
        String owner = limited ? OWNER : name;
        List<Field<?>> fields = new ArrayList<>();
        if (limited) {
            fields.add(levels(owner));
        }
        if (relationship.route() instanceof Route.Through) {
            fields.addAll(named);
        }
        fields.addAll(joins.columns().of(target.rows()));
        return new Reading(
                joins.after(fields),
                joins.onto(
                        rows.join(owners).on(ReadStatements.join(keys(owner), named)),
                        target.rows().fields()),
                target.rows().condition(),
                ReadStatements.order(relationship));
    }

    /** Each key that was found at several levels once. */
    private Table<?> owners() {
        List<Field<?>> fields = keys(name);
        fields.add(DSL.max(levels(name)).as(LEVELS));
        return DSL.select(fields)
                .from(DSL.table(DSL.name(name)))
                .groupBy(keys(name))
                .asTable(OWNER);
    }

    /** @param roots the keys from which it begins */
    CommonTableExpression<Record> tree(Select<Record> roots) {
        List<Field<?>> step = new ArrayList<>(next);
        if (limited) {
            step.add(levels(name).minus(DSL.inline(1)));
        }
        SelectConditionStep<Record> below = DSL.select(step)
                .from(DSL.table(DSL.name(name)))
                .join(rows)
                .on(ReadStatements.join(keys(name), named))
                .where(target.rows().condition());
        return DSL.name(name)
                .fields(names())
                .as(roots.union(limited ? below.and(levels(name).gt(DSL.inline(1))) : below));
    }

    private Name[] names() {
        List<Name> names = new ArrayList<>();
        keys(name).forEach(key -> names.add(key.getUnqualifiedName()));
        if (limited) {
            names.add(DSL.name(LEVELS));
        }
        return names.toArray(Name[]::new);
    }

    private List<Field<?>> keys(String of) {
        List<Field<?>> keys = new ArrayList<>();
        for (Column<?, ?> column : next) {
            keys.add(DSL.field(DSL.name(of, "k" + keys.size()), column.getDataType()));
        }
        return keys;
    }

    private static Field<Integer> levels(String of) {
        return DSL.field(DSL.name(of, LEVELS), SQLDataType.INTEGER);
    }
}
