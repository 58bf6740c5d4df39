package dev.backstitch.sql;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Pairs;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Words the statements that read entities by keys: one for any number of keys, which travel as arrays. */
final class ReadStatements {

    private final Statements statements;

    ReadStatements(Statements statements) {
        this.statements = statements;
    }

    /** The rows of a table that have one of the given values in some columns. */
    String byColumns(EntityMapping<?> entity, int[] columns, FetchJoins joins) {
        return statements.text(
                "by columns",
                joins.with(entity),
                columns,
                new int[0],
                () -> select(entity, joins)
                        .where(entity.rows().condition())
                        .and(Keys.among(WriteStatements.fields(entity, columns), statements.codecs(entity, columns))));
    }

    private static SelectJoinStep<Record> select(EntityMapping<?> entity, FetchJoins joins) {
        List<Field<?>> fields = entity.rows().fields();
        return DSL.select(joins.after(joins.columns().of(entity.rows())))
                .from(joins.onto(entity.rows().from(), fields));
    }

    /** Some columns of the rows that have one of the given keys. */
    String columns(EntityMapping<?> entity, int[] key, int[] columns) {
        return statements.text(
                "columns",
                entity,
                key,
                columns,
                () -> DSL.select(WriteStatements.fields(entity, columns))
                        .from(entity.rows().from())
                        .where(Keys.among(WriteStatements.fields(entity, key), statements.codecs(entity, key))));
    }

    /** Which of some keys rows of a table have. */
    String present(EntityMapping<?> entity, int[] key) {
        return statements.text(
                "present",
                entity,
                () -> DSL.select(WriteStatements.fields(entity, key))
                        .from(entity.parts().get(0).table())
                        .where(Keys.among(WriteStatements.fields(entity, key), statements.codecs(entity, key))));
    }

    /** The same of keys together with the versions that were read. */
    String asRead(EntityMapping<?> entity, int[] identity) {
        return statements.text(
                "as read",
                entity,
                () -> DSL.select(WriteStatements.fields(entity, identity))
                        .from(entity.parts().get(0).table())
                        .where(Keys.among(
                                WriteStatements.fields(entity, identity), statements.codecs(entity, identity))));
    }

    /** The targets of a relationship whose rows name the given keys, or any, in the relationship's reading order. */
    String held(RelationshipMapping<?, ?> relationship, Route.Held held, FetchJoins joins, boolean any) {
        EntityMapping<?> target = relationship.target();
        return statements.text(
                any ? "held by any" : "held",
                joins.with(relationship),
                () -> select(target, joins)
                        .where(target.rows().condition())
                        .and(
                                any
                                        ? named(held)
                                        : Keys.among(held.reference().columns(), statements.codecs(held.reference())))
                        .orderBy(order(relationship)));
    }

    private static Condition named(Route.Held held) {
        Condition named = DSL.noCondition();
        for (Column<?, ?> column : held.reference().nullableColumns()) {
            named = named.and(column.isNotNull());
        }
        return named;
    }

    /** The targets of a relationship through an association table: the near key, then the target's columns, in the relationship's reading order. */
    String through(RelationshipMapping<?, ?> relationship, Route.Through through, FetchJoins joins, boolean any) {
        return statements.text(
                any ? "through any" : "through",
                joins.with(relationship),
                () -> throughQuery(relationship, through, joins, any));
    }

    private Query throughQuery(
            RelationshipMapping<?, ?> relationship, Route.Through through, FetchJoins joins, boolean any) {
        EntityMapping<?> target = relationship.target();
        Pairs pairs = through.pairs();
        List<Field<?>> columns = new ArrayList<>(pairs.near());
        columns.addAll(joins.columns().of(target.rows()));
        Table<?> rows =
                pairs.table().join(target.rows().from()).on(join(through.far().targetColumns(), pairs.far()));
        return DSL.select(joins.after(columns))
                .from(joins.onto(rows, target.rows().fields()))
                .where(target.rows().condition())
                .and(near(through, any))
                .orderBy(order(relationship));
    }

    /** That a row of an association table has one of the given near keys, or any. */
    private Condition near(Route.Through through, boolean any) {
        List<Field<?>> columns = through.pairs().near();
        return any
                ? DSL.noCondition()
                : Keys.among(columns, statements.codecs(through.near().target(), placesOf(through.near())));
    }

    /** The rows of an association table: the near key and the far one, in the order of the latter. */
    String pairs(RelationshipMapping<?, ?> relationship, Route.Through through, boolean any) {
        return statements.text(any ? "any pairs" : "pairs", relationship, () -> {
            Pairs pairs = through.pairs();
            List<Field<?>> columns = new ArrayList<>(pairs.near());
            columns.addAll(pairs.far());
            return DSL.select(columns)
                    .from(pairs.table())
                    .where(near(through, any))
                    .orderBy(pairs.far());
        });
    }

    /** The rows of an association table whose far key is one that a row with one of the given near keys has, in the order of both. */
    String bothWays(RelationshipMapping<?, ?> relationship, Route.Through through, boolean any) {
        return statements.text(any ? "any both ways" : "both ways", relationship, () -> {
            Pairs pairs = through.pairs();
            List<Field<?>> columns = new ArrayList<>(pairs.near());
            columns.addAll(pairs.far());
            Condition shared = DSL.row(pairs.far())
                    .in(DSL.select(pairs.far()).from(pairs.table()).where(near(through, false)));
            return DSL.select(columns)
                    .from(pairs.table())
                    .where(any ? DSL.noCondition() : shared)
                    .orderBy(columns);
        });
    }

    static int[] placesOf(AssociationMapping.Side side) {
        return side.targetColumns().stream()
                .mapToInt(side.target().columns()::indexOf)
                .toArray();
    }

    @SuppressWarnings("unchecked") // an association's column has the type of the key column it names
    static Condition join(List<? extends Field<?>> targetColumns, List<? extends Field<?>> columns) {
        Condition all = DSL.noCondition();
        for (int i = 0; i < columns.size(); i++) {
            all = all.and(((Field<Object>) targetColumns.get(i)).eq((Field<Object>) columns.get(i)));
        }
        return all;
    }

    static List<OrderField<?>> order(RelationshipMapping<?, ?> relationship) {
        return relationship.order().isEmpty()
                ? List.copyOf(relationship.target().primaryKey())
                : relationship.order();
    }
}
