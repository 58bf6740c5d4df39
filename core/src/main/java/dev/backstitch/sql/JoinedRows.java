package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.EntityRows;
import dev.backstitch.model.HopsDeclaration;
import dev.backstitch.model.JoinedTable;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.query.Join;
import dev.backstitch.query.Joins;
import dev.backstitch.query.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/**
 * What a selection reads from, with its joins. Each root is selected once: a join that cannot multiply it is joined, and those that can are asked for by EXISTS,
 * with the conditions that are about them. Made for one rendering.
 */
final class JoinedRows {

    private final Selection<?> selection;
    private final Shapes shapes;
    private final EntityRows rows;
    private final Map<String, MappedTable<?>> sources = new LinkedHashMap<>();
    private final Set<String> names;
    private final Set<String> multiplied = new LinkedHashSet<>();
    private final List<Placed> placed = new ArrayList<>();

    /**
     * One join.
     *
     * @param multiplied whether there may be several of its rows for one root
     * @param onward whether it is joined to one of these
     */
    private record Placed(Table<?> table, Condition on, boolean outer, boolean multiplied, boolean onward) {}

    JoinedRows(Selection<?> selection, EntityRows rows, Shapes shapes) {
        this.selection = selection;
        this.shapes = shapes;
        this.rows = rows;
        this.names = new LinkedHashSet<>(rows.names());
        sources.put(selection.table().getName(), selection.table());
        place(selection.joins(), selection.table());
    }

    /** @throws UsageException where the order of the roots is by what each may have several of */
    static JoinedRows ordered(Selection<?> selection, EntityRows rows, Shapes shapes) {
        JoinedRows joined = new JoinedRows(selection, rows, shapes);
        joined.requireOrder();
        return joined;
    }

    private void place(Joins<?> joins, MappedTable<?> from) {
        for (Join join : joins.all()) {
            if (join instanceof Join.Along<?, ?> along) {
                place(along, from);
            } else if (join instanceof Join.Beside beside) {
                Set<String> read = FreeNames.declaredBy(beside.table());
                named(read, String.join(", ", read));
                multiplied.addAll(read);
                placed.add(new Placed(beside.table(), beside.on(), beside.outer(), true, false));
            }
        }
    }

    private void place(Join.Along<?, ?> along, MappedTable<?> from) {
        MappedTable<?> source = source(along.relationship(), from);
        RelationshipMapping<?, ?> relationship = shapes.of(along.relationship());
        MappedTable<?> target = along.as() == null ? relationship.target().table() : along.as();
        if (target.unaliased() != relationship.target().table()) {
            throw new UsageException(JoinTexts.otherTable(selection, relationship, target));
        }
        JoinedTable joined = JoinedTable.of(relationship, source, target);
        named(joined.names(), target.getName());
        boolean onward = multiplied.contains(source.getName());
        boolean several = onward || joined.multiplies();
        if (several) {
            multiplied.addAll(joined.names());
            multiplied.add(target.getName());
        }
        sources.put(target.getName(), target);
        placed.add(new Placed(joined.table(), joined.on(), along.outer(), several, onward));
        place(along.onward(), target);
    }

    /** The table that a relationship is asked of, by the name that the query has for it. */
    private MappedTable<?> source(Relationship<?, ?> relationship, MappedTable<?> from) {
        HopsDeclaration<?, ?> hops = relationship.definition().declaration().hops();
        if (hops != null) {
            throw new UsageException(JoinTexts.seenThrough(selection, relationship, hops));
        }
        MappedTable<?> table = relationship.table();
        MappedTable<?> known = sources.get(table.getName());
        if (known != null && known.unaliased() == table.unaliased()) {
            return known;
        }
        boolean inherited = table.unaliased() == table && table.unaliased() != from.unaliased();
        if (!inherited) {
            throw new UsageException(JoinTexts.unread(selection, relationship, from));
        }
        return from;
    }

    private void named(Collection<String> added, String name) {
        for (String each : added) {
            if (!names.add(each)) {
                throw new UsageException(JoinTexts.twice(selection, each, name));
            }
        }
    }

    /** All of it, joined: a row for each combination. */
    Table<?> flat() {
        return joined(rows.from(), placed);
    }

    /** The roots, each once, with what is joined to them without multiplying them. */
    Table<?> once() {
        return joined(
                rows.from(), placed.stream().filter(join -> !join.multiplied()).toList());
    }

    private static Table<?> joined(Table<?> from, List<Placed> joins) {
        Table<?> all = from;
        for (Placed join : joins) {
            all = join.outer()
                    ? all.leftJoin(join.table()).on(join.on())
                    : all.join(join.table()).on(join.on());
        }
        return all;
    }

    /** What the roots have to fulfil to be selected {@link #once}. */
    Condition condition() {
        Condition all = rows.condition();
        if (multiplied.isEmpty()) {
            return all.and(selection.condition());
        }
        Condition within = DSL.noCondition();
        for (Condition term : terms(selection.condition(), new ArrayList<>())) {
            if (FreeNames.areNone(term, multiplied)) {
                all = all.and(term);
            } else {
                within = within.and(term);
            }
        }
        return all.and(exists(within));
    }

    private static List<Condition> terms(Condition condition, List<Condition> terms) {
        if (condition instanceof QOM.And and) {
            terms(and.$arg1(), terms);
            terms(and.$arg2(), terms);
        } else {
            terms.add(condition);
        }
        return terms;
    }

    /** What binds an inner join to the outside stands in WHERE, where PostgreSQL makes a semi-join of it. */
    private Condition exists(Condition within) {
        SelectJoinStep<? extends Record> query = null;
        Condition where = DSL.noCondition();
        for (Placed join : placed) {
            if (!join.multiplied()) {
                continue;
            }
            if (query == null && join.outer()) {
                query = DSL.selectOne().from(DSL.select(DSL.inline(1).as("one")).asTable("root"));
            }
            if (query == null) {
                query = DSL.selectOne().from(join.table());
                where = where.and(join.on());
            } else if (join.outer()) {
                query = query.leftJoin(join.table()).on(join.on());
            } else if (join.onward()) {
                query = query.join(join.table()).on(join.on());
            } else {
                query = query.crossJoin(join.table());
                where = where.and(join.on());
            }
        }
        return query == null ? DSL.noCondition() : DSL.exists(query.where(where).and(within));
    }

    private void requireOrder() {
        if (multiplied.isEmpty()) {
            return;
        }
        selection.order().forEach(field -> {
            Set<String> used = FreeNames.among(field, multiplied);
            if (!used.isEmpty()) {
                throw new UsageException(
                        JoinTexts.orderedByMany(selection, used.iterator().next()));
            }
        });
    }
}
