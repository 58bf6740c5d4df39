package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.ReadColumns;
import dev.backstitch.change.Shapes;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import dev.backstitch.query.FetchPlan;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * What a fetch plan reads by the statement that reads the rows of an entity: which of their columns, and what is joined to them, the targets of references, and
 * those of theirs. Each of these has a name of its own in the statement, and its columns come after those of the entity. Made for one plan; immutable.
 */
public final class FetchJoins {

    /** All columns are read, and nothing is joined. */
    public static final FetchJoins NONE = new FetchJoins(ReadColumns.ALL, List.of());

    private final ReadColumns columns;
    private final List<Join> joins;

    /**
     * One reference.
     *
     * @param rows the targets as the statement names them
     * @param before how many columns come before the target's, from the entity's own on
     * @param nested what is joined to the targets
     */
    public record Join(RelationshipMapping<?, ?> relationship, EntityRows rows, int before, FetchJoins nested) {}

    private FetchJoins(ReadColumns columns, List<Join> joins) {
        this.columns = columns;
        this.joins = List.copyOf(joins);
    }

    /**
     * What a plan reads with the rows of an entity.
     *
     * @throws dev.backstitch.error.UsageException where it chooses a column that no row has
     */
    public static FetchJoins of(FetchPlan<?> plan, EntityMapping<?> entity, Shapes shapes) {
        return plan.fetches().isEmpty() && plan.columns().isAll() ? NONE : new Count(shapes).joins(plan, entity.rows());
    }

    /** Some columns are read, and nothing is joined. */
    public static FetchJoins only(ReadColumns columns) {
        return columns.isAll() ? NONE : new FetchJoins(columns, List.of());
    }

    /** Counts columns and names on the way. */
    private static final class Count {
        private final Shapes shapes;
        private int columns;
        private int names;

        Count(Shapes shapes) {
            this.shapes = shapes;
        }

        FetchJoins joins(FetchPlan<?> plan, EntityRows own) {
            ReadColumns read = ReadColumns.of(shapes, own, plan.columns());
            columns += read.of(own).size();
            List<Join> joins = new ArrayList<>();
            for (Fetch<?, ?> fetch : plan.fetches()) {
                if (fetch instanceof Fetch.Joined<?, ?>) {
                    RelationshipMapping<?, ?> relationship = shapes.of(fetch.relationship());
                    EntityRows rows = relationship.target().rows("$" + ++names);
                    int before = columns;
                    joins.add(new Join(relationship, rows, before, joins(fetch.plan(), rows)));
                }
            }
            return joins.isEmpty() && read.isAll() ? NONE : new FetchJoins(read, joins);
        }
    }

    /** Whether whole rows are read, and nothing with them. */
    public boolean isNone() {
        return joins.isEmpty() && columns.isAll();
    }

    public List<Join> all() {
        return joins;
    }

    /** Which columns of the entity's own rows are read. */
    public ReadColumns columns() {
        return columns;
    }

    /** What a statement on a subject is kept by, if it has these joins. */
    Object with(Object subject) {
        return isNone() ? subject : List.of(subject, signature());
    }

    private List<Object> signature() {
        List<Object> signature = new ArrayList<>();
        signature.add(columns.signature());
        joins.forEach(
                join -> signature.add(List.of(join.relationship(), join.nested().signature())));
        return signature;
    }

    /** The fields of a statement, and then those that are joined. */
    List<Field<?>> after(List<? extends Field<?>> fields) {
        List<Field<?>> all = new ArrayList<>(fields);
        for (Join join : joins) {
            all.addAll(join.nested().after(join.nested().columns().of(join.rows())));
        }
        return all;
    }

    /**
     * What a statement reads from, with all that is joined to it.
     *
     * @param fields all of the entity's own as the statement names them
     */
    Table<?> onto(Table<?> from, List<? extends Field<?>> fields) {
        Table<?> all = from;
        for (Join join : joins) {
            Table<?> joined = all.leftJoin(join.rows().from()).on(on(join, fields));
            all = join.nested().onto(joined, join.rows().fields());
        }
        return all;
    }

    private static Condition on(Join join, List<? extends Field<?>> fields) {
        RelationshipMapping<?, ?> relationship = join.relationship();
        List<? extends Field<?>> targets = join.rows().fields();
        Condition same;
        if (relationship.route() instanceof Route.Holding holding) {
            Reference reference = holding.reference();
            same = ReadStatements.join(
                    some(targets, relationship.target(), reference.targetColumns()),
                    some(fields, relationship.source(), reference.columns()));
        } else {
            Reference reference = ((Route.Held) relationship.route()).reference();
            same = ReadStatements.join(
                    some(targets, relationship.target(), reference.columns()),
                    some(fields, relationship.source(), reference.targetColumns()));
        }
        return same.and(join.rows().condition());
    }

    private static List<Field<?>> some(
            List<? extends Field<?>> fields, EntityMapping<?> entity, List<Column<?, ?>> columns) {
        List<Field<?>> some = new ArrayList<>();
        for (int place : EntityShape.indexesOf(entity, columns)) {
            some.add(fields.get(place));
        }
        return some;
    }
}
