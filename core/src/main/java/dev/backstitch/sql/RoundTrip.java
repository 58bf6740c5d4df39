package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.ReadColumns;
import dev.backstitch.change.Shapes;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.model.HopsDeclaration;
import dev.backstitch.model.Pairs;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.ColumnChoice;
import dev.backstitch.query.Fetch;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectUnionStep;
import org.jooq.Table;
import org.jooq.WithStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A selection and its whole plan as one statement: each result is a common table expression, those that it is fetched for being asked by a subquery, and all are
 * put together by UNION ALL, told apart by a number. Results share columns where these are of one type, and what one has not is NULL there. Made for one
 * selection; lives as long as that.
 *
 * <p>One statement has one snapshot in every isolation level, and a limit without a whole order selects the same rows for all that depends on them; several
 * statements sent together have that in none and in some levels only.
 */
public final class RoundTrip {

    private final Selection<?> selection;
    private final Shapes shapes;
    private final Statements statements;
    private final List<PlanNode> nodes = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    RoundTrip(EntityMapping<?> entity, Selection<?> selection, Shapes shapes, Statements statements) {
        this.selection = selection;
        this.shapes = shapes;
        this.statements = statements;
        PlanNode root = new PlanNode(
                entity, ReadColumns.of(shapes, entity.rows(), selection.plan().columns()), true);
        nodes.add(root);
        fetched(selection.plan(), root);
        nodes.forEach(this::place);
    }

    /** The results, each after those that it is fetched for. */
    public List<PlanNode> nodes() {
        return nodes;
    }

    private void fetched(FetchPlan<?> plan, PlanNode owner) {
        for (Fetch<?, ?> fetch : plan.fetches()) {
            HopsDeclaration<?, ?> hops =
                    fetch.relationship().definition().declaration().hops();
            boolean owns = !fetch.plan().fetches().isEmpty();
            PlanNode node = hops == null
                    ? add(owner, fetch, fetch.relationship(), fetch.plan().columns(), owns)
                    : add(
                            add(owner, fetch, hops.toBetween().get(), ColumnChoice.ALL, true),
                            fetch,
                            hops.toTarget().get(),
                            fetch.plan().columns(),
                            owns);
            fetched(fetch.plan(), node);
        }
    }

    private PlanNode add(
            PlanNode owner, Fetch<?, ?> fetch, Relationship<?, ?> relationship, ColumnChoice choice, boolean owns) {
        RelationshipMapping<?, ?> along = shapes.of(relationship);
        ReadColumns read = ReadColumns.of(shapes, along.target().rows(), choice);
        PlanNode node = new PlanNode(nodes.size(), owner, fetch, along, read, owns);
        nodes.add(node);
        return node;
    }

    /** Takes for each column the first of its type that the result does not use yet. */
    private void place(PlanNode node) {
        int[] places = new int[node.types().size()];
        boolean[] used = new boolean[columns.size() + places.length];
        for (int i = 0; i < places.length; i++) {
            int place = 0;
            while (place < columns.size()
                    && (used[place] || !columns.get(place).equals(node.types().get(i)))) {
                place++;
            }
            if (place == columns.size()) {
                columns.add(node.types().get(i));
            }
            used[place] = true;
            // The first column of the result is the number.
            places[i] = place + 2;
        }
        node.takePlaces(places);
    }

    /** @param atMost how many rows of the selection's own at most; null for all */
    Select<?> query(@Nullable Integer atMost) {
        List<CommonTableExpression<?>> expressions = new ArrayList<>();
        boolean recursive = false;
        for (PlanNode node : nodes) {
            Fetch<?, ?> fetch = node.fetch();
            if (fetch instanceof Fetch.Recursive<?>) {
                recursive = true;
                TreeStatements tree = tree(node);
                expressions.add(tree.tree(roots(node, (Fetch.Recursive<?>) fetch)));
            }
            Select<Record> rows =
                    node.owner() == null ? root(atMost) : fetched(node).named();
            Name name = DSL.name(name(node));
            // PostgreSQL keeps what is read several times; what is read once needs no copy.
            expressions.add(node.owns() ? name.asMaterialized(rows) : name.as(rows));
        }
        WithStep with = recursive
                ? DSL.withRecursive(expressions.toArray(CommonTableExpression<?>[]::new))
                : DSL.with(expressions.toArray(CommonTableExpression<?>[]::new));
        SelectUnionStep<Record> all = with.select(columns(nodes.get(0))).from(DSL.table(DSL.name(name(nodes.get(0)))));
        // PostgreSQL appends the parts in this order, and each in its own: common table expressions are never read in
        // parallel.
        for (PlanNode node : nodes.subList(1, nodes.size())) {
            all = all.unionAll(DSL.select(columns(node)).from(DSL.table(DSL.name(name(node)))));
        }
        return all;
    }

    private static String name(PlanNode node) {
        return "$" + node.number();
    }

    private Select<Record> root(@Nullable Integer atMost) {
        EntityRows rows = nodes.get(0).entity().rows(selection.table());
        JoinedRows joined = JoinedRows.ordered(selection, rows, shapes);
        Reading reading =
                new Reading(nodes.get(0).columns().of(rows), joined.once(), joined.condition(), selection.order());
        return SelectionReader.limited(reading.named(), selection, atMost);
    }

    /** The number, and then each column of the result: one of the node's own, or NULL. */
    private List<Field<?>> columns(PlanNode node) {
        List<Field<?>> all = new ArrayList<>();
        all.add(DSL.inline(node.number()));
        for (String type : columns) {
            // jOOQ would name the type by its own class, and a length would be lost or gained by that.
            all.add(DSL.field("cast(null as " + type + ")"));
        }
        int[] places = node.places();
        for (int i = 0; i < places.length; i++) {
            all.set(places[i] - 1, DSL.field(DSL.name(name(node), Reading.name(i))));
        }
        return all;
    }

    private Reading fetched(PlanNode node) {
        RelationshipMapping<?, ?> relationship = Objects.requireNonNull(node.relationship());
        Fetch<?, ?> fetch = node.fetch();
        if (fetch instanceof Fetch.Part<?, ?> part) {
            return window(node, part, relationship);
        } else if (fetch instanceof Fetch.Recursive<?>) {
            return tree(node).targets();
        }
        EntityRows target = relationship.target().rows();
        List<Field<?>> own = node.columns().of(target);
        Condition all = target.condition();
        Route route = relationship.route();
        if (route instanceof Route.Held held) {
            Condition named =
                    named(held.reference().columns(), node, held.reference().targetColumns());
            return new Reading(own, target.from(), all.and(named), ReadStatements.order(relationship));
        } else if (route instanceof Route.Holding holding) {
            Condition named = named(
                    holding.reference().targetColumns(),
                    node,
                    holding.reference().columns());
            return new Reading(own, target.from(), all.and(named), List.of());
        }
        Route.Through through = (Route.Through) route;
        Pairs pairs = through.pairs();
        List<Field<?>> fields = new ArrayList<>(pairs.near());
        fields.addAll(own);
        return new Reading(
                fields,
                pairs.table()
                        .join(target.from())
                        .on(ReadStatements.join(through.far().targetColumns(), pairs.far())),
                all.and(named(pairs.near(), node, through.near().targetColumns())),
                ReadStatements.order(relationship));
    }

    /** Some columns are what a row that owns the node has in others. */
    private static Condition named(List<? extends Field<?>> fields, PlanNode node, List<Column<?, ?>> owners) {
        return DSL.row(fields).in(keys(node, owners, List.of()));
    }

    /** What the rows that own the node have in some columns. */
    private static Select<Record> keys(PlanNode node, List<? extends Column<?, ?>> columns, List<Field<?>> more) {
        List<Field<?>> keys = new ArrayList<>(keyFields(node, columns));
        keys.addAll(more);
        return DSL.select(keys).from(DSL.table(DSL.name(name(Objects.requireNonNull(node.owner())))));
    }

    private static List<Field<?>> keyFields(PlanNode node, List<? extends Column<?, ?>> columns) {
        PlanNode owner = Objects.requireNonNull(node.owner());
        List<Field<?>> keys = new ArrayList<>();
        for (int place : EntityShape.indexesOf(
                Objects.requireNonNull(node.relationship()).source(), columns)) {
            keys.add(DSL.field(
                    DSL.name(name(owner), owner.nameOf(place)),
                    columns.get(keys.size()).getDataType()));
        }
        return keys;
    }

    private TreeStatements tree(PlanNode node) {
        Fetch.Recursive<?> fetch = (Fetch.Recursive<?>) Objects.requireNonNull(node.fetch());
        return new TreeStatements(
                Objects.requireNonNull(node.relationship()),
                fetch.depth() != null,
                FetchJoins.only(node.columns()),
                statements,
                "$tree" + node.number());
    }

    private Select<Record> roots(PlanNode node, Fetch.Recursive<?> fetch) {
        List<Field<?>> levels = fetch.depth() == null ? List.of() : List.of(DSL.inline(fetch.depth()));
        return keys(node, tree(node).next(), levels);
    }

    private static Reading window(PlanNode node, Fetch.Part<?, ?> part, RelationshipMapping<?, ?> relationship) {
        List<? extends Column<?, ?>> columns = relationship.route() instanceof Route.Through through
                ? through.near().targetColumns()
                : ((Route.Held) relationship.route()).reference().targetColumns();
        Table<Record> owners = DSL.selectDistinct(Reading.named(keyFields(node, columns)))
                .from(DSL.table(DSL.name(name(Objects.requireNonNull(node.owner())))))
                .asTable(WindowStatements.OWNERS);
        List<Field<?>> keys = new ArrayList<>();
        for (Column<?, ?> column : columns) {
            keys.add(DSL.field(DSL.name(WindowStatements.OWNERS, Reading.name(keys.size())), column.getDataType()));
        }
        return WindowStatements.elements(part.window(), relationship, owners, keys, keys, FetchJoins.only(node.columns()));
    }
}
