package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.PlainRows;
import dev.backstitch.error.BackstitchException;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.EntityMapping;
import java.io.Serial;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;

/**
 * Writes rows of any number by COPY, pulling one entity after the other and keeping none. Made for one load; one thread.
 *
 * @param <E> the entity class
 */
public final class Copy<E> {

    private static final Pattern LINE = Pattern.compile("\\d+");

    private final Executor executor;
    private final Statements statements;
    private final PlainRows<E> rows;
    private final int[] columns;
    private final List<Codec<?>> codecs;
    private final long every;
    private final LongConsumer progress;
    private long count;

    /**
     * @param columns the places of those that are written; all others are left to PostgreSQL
     * @param every after how many rows progress is told
     */
    public Copy(
            Executor executor,
            Statements statements,
            PlainRows<E> rows,
            int[] columns,
            long every,
            LongConsumer progress) {
        this.executor = executor;
        this.statements = statements;
        this.rows = rows;
        this.columns = columns;
        this.codecs = statements.codecs(rows.shape().mapping(), columns);
        this.every = every;
        this.progress = progress;
    }

    /** How many rows were written. */
    public long run(Stream<? extends E> entities) {
        EntityMapping<E> entity = rows.shape().mapping();
        String table = entity.table().getName();
        try {
            return executor.copy(text(entity), copy -> write(copy, entities));
        } catch (SQLException e) {
            throw executor.failed(e, "loading " + line(e, table) + " into " + table);
        } catch (Unsent e) {
            throw executor.failed(e.failure, "loading " + line(e.failure, table) + " into " + table);
        }
    }

    /** jOOQ has no COPY, hence the template. */
    private String text(EntityMapping<E> entity) {
        return statements.text("copy", entity, columns, new int[0], () -> {
            List<? extends QueryPart> names = WriteStatements.fields(entity, columns).stream()
                    .map(field -> DSL.field(field.getUnqualifiedName()))
                    .toList();
            return DSL.query("copy {0} ({1}) from stdin", entity.table(), DSL.list(names));
        });
    }

    private long write(CopyIn copy, Stream<? extends E> entities) throws SQLException {
        CopyBuffer buffer = new CopyBuffer(copy);
        entities.forEachOrdered(entity -> {
            try {
                write(buffer, entity);
            } catch (SQLException e) {
                throw new Unsent(e);
            }
        });
        buffer.send();
        return copy.endCopy();
    }

    private void write(CopyBuffer buffer, @Nullable E entity) throws SQLException {
        count++;
        if (entity == null || rows.manages(entity)) {
            throw new UsageException(
                    "row " + count + " of a load of " + rows.shape().label()
                            + (entity == null
                                    ? " is null"
                                    : " is an object of this session, which writes it itself: load objects that were not added"));
        }
        rows.requireOwn("row " + count + " of a load", entity);
        rows.requireLoaded("row " + count + " of a load", entity, columns);
        for (int i = 0; i < columns.length; i++) {
            buffer.value(text(entity, columns[i], codecs.get(i)));
        }
        buffer.endRow();
        if (count % every == 0) {
            buffer.send();
            progress.accept(count);
        }
    }

    @SuppressWarnings("unchecked") // a column's values are of its codec's class
    private <T> @Nullable String text(E entity, int column, Codec<T> codec) {
        EntityShape<E> shape = rows.shape();
        Object value;
        try {
            value = rows.value(entity, column);
        } catch (RefusedDataException e) {
            throw refused(e.getMessage());
        }
        String name = shape.label() + "." + shape.column(column).getName();
        if (value == null && !shape.column(column).definition().nullable()) {
            throw refused(
                    shape.column(column).definition().generated()
                            ? name
                                    + " is NOT NULL and the object has no value for it: set the property, or leave the column to"
                                    + " PostgreSQL for all rows, with leaving(..)"
                            : name + " is NOT NULL and the object has no value for it: set it before the load");
        }
        String mistake = value == null ? null : ValueCheck.mistake(codec, value);
        if (mistake != null) {
            throw refused(name + " " + mistake + ": PostgreSQL would not store it as it is; change the value");
        }
        return value == null ? null : codec.text((T) value);
    }

    private BackstitchException refused(@Nullable String why) {
        return new RefusedDataException("row " + count + " of a load of "
                + rows.shape().label() + ": " + why + "; nothing of the load is stored");
    }

    /** Which row the server read, as far as it says: its context is the table's name, a word of its language and the number. */
    private static String line(SQLException e, String table) {
        if (e instanceof PSQLException told && told.getServerErrorMessage() != null) {
            String where = told.getServerErrorMessage().getWhere();
            int named = where == null ? -1 : where.indexOf(table + ",");
            if (where != null && where.startsWith("COPY ") && named >= 0) {
                Matcher line = LINE.matcher(where);
                if (line.find(named + table.length())) {
                    return "row " + line.group();
                }
            }
        }
        return "rows";
    }

    /** Carries the driver's failure out of a stream. */
    private static final class Unsent extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        Unsent(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
