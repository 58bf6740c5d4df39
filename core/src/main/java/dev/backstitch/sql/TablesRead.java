package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.change.TableSet;
import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.HopsDeclaration;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Model;
import dev.backstitch.model.PathField;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Selection;
import org.jooq.CommonTableExpression;
import org.jooq.QueryPart;
import org.jooq.Routine;
import org.jooq.SQL;
import org.jooq.Table;
import org.jooq.impl.AbstractRoutine;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.QOM;

/**
 * Finds the tables that a selection reads: its own, those of what it fetches, and those inside its conditions and its order, which are rendered for that.
 * Where a part does not tell what it reads, such as plain SQL or a function, it may be any table. Made for one selection.
 */
final class TablesRead {

    /** Whether a class is one of those in which jOOQ words a routine: asked of each part, and slow to tell. */
    private static final ClassValue<Boolean> OF_ROUTINES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getEnclosingClass() == AbstractRoutine.class;
        }
    };

    private final Shapes shapes;
    private final Model model;
    private final TableSet tables = new TableSet();

    /** Nothing but what will be {@link #visited}. */
    TablesRead(Shapes shapes) {
        this.shapes = shapes;
        this.model = shapes.model();
    }

    /** What a fetch plan reads. */
    TablesRead(FetchPlan<?> plan, Shapes shapes) {
        this(shapes);
        fetched(plan);
    }

    /** What it reads by itself and by its fetch plan; what is inside its conditions and its order is found while these are {@link #visited}. */
    TablesRead(Selection<?> selection, Shapes shapes) {
        this(selection.plan(), shapes);
        tables.add(model.entityOf(selection.table()));
    }

    TableSet found() {
        return tables;
    }

    private void fetched(FetchPlan<?> plan) {
        for (Fetch<?, ?> fetch : plan.fetches()) {
            if (fetch instanceof Fetch.Part<?, ?> part) {
                WindowStatements.rendered(part.window(), shapes, this);
            } else if (fetch instanceof Fetch.Recursive<?>) {
                PlanReader.requireLevels(shapes.of(fetch.relationship()));
            }
            HopsDeclaration<?, ?> hops =
                    fetch.relationship().definition().declaration().hops();
            if (hops == null) {
                loaded(fetch.relationship());
            } else {
                loaded(hops.toBetween().get());
                loaded(hops.toTarget().get());
            }
            fetched(fetch.plan());
        }
    }

    private void loaded(Relationship<?, ?> relationship) {
        RelationshipMapping<?, ?> mapping = shapes.of(relationship);
        tables.add(mapping.target());
        if (mapping.route() instanceof Route.Through through) {
            tables.add(through.association());
        }
    }

    void visited(QueryPart part) {
        if (part instanceof Table<?> table) {
            visitedTable(table);
        } else if (part instanceof PathField<?> path) {
            path.steps().forEach(this::loaded);
        } else if (isOpaque(part)) {
            tables.addEverything();
        }
    }

    /** What only wraps other tables shows these as well. */
    private void visitedTable(Table<?> table) {
        boolean wraps = table instanceof QOM.TableAlias
                || table instanceof QOM.DerivedTable
                || table instanceof QOM.JoinTable
                || table instanceof CommonTableExpression;
        Table<?> known = table instanceof MappedTable<?> mapped ? mapped.unaliased() : table;
        if (!wraps && !isOfTheModel(table) && !added(known)) {
            tables.addEverything();
        }
    }

    private boolean added(Table<?> table) {
        for (EntityMapping<?> entity : model.entities()) {
            if (entity.table() == table || entity.table().equals(table)) {
                tables.add(entity);
                return true;
            }
        }
        for (AssociationMapping association : model.associations()) {
            if (association.table() == table || association.table().equals(table)) {
                tables.add(association);
                return true;
            }
        }
        return false;
    }

    private static boolean isOpaque(QueryPart part) {
        return isPlainSql(part)
                || part instanceof Routine
                || part instanceof QOM.Function
                || part instanceof CustomQueryPart
                || ((part instanceof CustomField || part instanceof CustomCondition)
                        && !(part instanceof Column)
                        && !isOfTheModel(part))
                || OF_ROUTINES.get(part.getClass());
    }

    /** Whether a part is SQL in a user's own words, and not the star of {@code count(*)}. */
    static boolean isPlainSql(QueryPart part) {
        return part instanceof SQL && !part.toString().equals("*");
    }

    /** Such parts show what they read by what they render. */
    private static boolean isOfTheModel(QueryPart part) {
        return part.getClass().getPackage().equals(Model.class.getPackage());
    }
}
