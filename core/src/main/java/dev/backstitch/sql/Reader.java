package dev.backstitch.sql;

import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the statements that read entities by keys. Made by a session for its transaction; one thread. */
public final class Reader {

    private final Executor executor;
    private final Statements statements;
    private final ReadStatements texts;

    public Reader(Executor executor, Statements statements) {
        this.executor = executor;
        this.statements = statements;
        this.texts = new ReadStatements(statements);
    }

    /** Why no row can have a value in a column; null where nothing is known to be wrong with it. */
    @SuppressWarnings("unchecked") // a value of the column's class
    public @Nullable String refusal(EntityMapping<?> entity, int column, Object value) {
        return ((Codec<Object>) statements.codecs(entity).get(column)).refusal(value);
    }

    /** The rows of a table that have one value in a column. */
    public <R> R byValue(EntityMapping<?> entity, int column, Object value, Executor.Rows<R> rows) {
        Lookup lookup = statements.lookup(entity, column);
        return executor.query(lookup.doing(), lookup.sql(), statement -> lookup.bind(statement, value), rows);
    }

    /** The rows of a table that have one of the given values, by row, in some columns. */
    public <R> R byColumns(EntityMapping<?> entity, int[] columns, @Nullable Object[][] values, Executor.Rows<R> rows) {
        return byColumns(entity, columns, values, FetchJoins.NONE, rows);
    }

    /** The same with what is joined to them. */
    public <R> R byColumns(
            EntityMapping<?> entity,
            int[] columns,
            @Nullable Object[][] values,
            FetchJoins joins,
            Executor.Rows<R> rows) {
        return executor.query(
                "reading " + entity.label(),
                texts.byColumns(entity, columns, joins),
                statements.codecs(entity, columns),
                values,
                rows);
    }

    /** Some columns, and only these, of the rows of a table that have the given keys. */
    public <R> R columns(
            EntityMapping<?> entity, int[] key, @Nullable Object[][] keys, int[] columns, Executor.Rows<R> rows) {
        return executor.query(
                "reading columns of " + entity.label(),
                texts.columns(entity, key, columns),
                statements.codecs(entity, key),
                keys,
                rows);
    }

    /**
     * The targets of a relationship whose rows name the given keys, with what is joined to them.
     *
     * @param keys null for any
     */
    public <R> R held(
            RelationshipMapping<?, ?> relationship,
            Route.Held held,
            @Nullable Object @Nullable [][] keys,
            FetchJoins joins,
            Executor.Rows<R> rows) {
        return load(
                relationship,
                texts.held(relationship, held, joins, keys == null),
                statements.codecs(held.reference()),
                keys,
                rows);
    }

    /**
     * The targets of a relationship through an association table, each row beginning with the near key, with what is joined to them.
     *
     * @param keys near ones; null for any
     */
    public <R> R through(
            RelationshipMapping<?, ?> relationship,
            Route.Through through,
            @Nullable Object @Nullable [][] keys,
            FetchJoins joins,
            Executor.Rows<R> rows) {
        String sql = texts.through(relationship, through, joins, keys == null);
        return load(relationship, sql, near(through), keys, rows);
    }

    /**
     * The rows of an association table alone, each an owner's key and a target's, in the order of the targets' keys.
     *
     * @param keys near ones; null for any
     */
    public <R> R pairs(
            RelationshipMapping<?, ?> relationship,
            Route.Through through,
            @Nullable Object @Nullable [][] keys,
            Executor.Rows<R> rows) {
        return load(relationship, texts.pairs(relationship, through, keys == null), near(through), keys, rows);
    }

    /**
     * The rows of an association table that name a target which one of the given owners has: the near key and the far one, in the order of both.
     *
     * @param keys near ones; null for any
     */
    public <R> R bothWays(
            RelationshipMapping<?, ?> relationship,
            Route.Through through,
            @Nullable Object @Nullable [][] keys,
            Executor.Rows<R> rows) {
        return load(relationship, texts.bothWays(relationship, through, keys == null), near(through), keys, rows);
    }

    private List<Codec<?>> near(Route.Through through) {
        return statements.codecs(through.near().target(), ReadStatements.placesOf(through.near()));
    }

    private <R> R load(
            RelationshipMapping<?, ?> relationship,
            String sql,
            List<Codec<?>> codecs,
            @Nullable Object @Nullable [][] keys,
            Executor.Rows<R> rows) {
        String doing = "loading " + relationship.label();
        return keys == null
                ? executor.query(doing, sql, List.of(), new Object[0][], rows)
                : executor.query(doing, sql, codecs, keys, rows);
    }
}
