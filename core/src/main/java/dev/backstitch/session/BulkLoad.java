package dev.backstitch.session;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.PlainRows;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.EntityMapping;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A load of any number of rows by COPY. An immutable value: every step gives another. Made by {@link Session#bulkLoad}; of use while that session is.
 *
 * @param <E> the entity class of the table
 */
public final class BulkLoad<E> {

    private final BulkWork work;
    private final EntityMapping<E> entity;
    private final boolean identity;
    private final Set<Column<E, ?>> left;
    private final long every;
    private final LongConsumer progress;

    BulkLoad(BulkWork work, EntityMapping<E> entity) {
        this(work, entity, false, Set.of(), Long.MAX_VALUE, rows -> {});
    }

    private BulkLoad(
            BulkWork work,
            EntityMapping<E> entity,
            boolean identity,
            Set<Column<E, ?>> left,
            long every,
            LongConsumer progress) {
        this.work = work;
        this.entity = entity;
        this.identity = identity;
        this.left = left;
        this.every = every;
        this.progress = progress;
    }

    /** Identity columns are written from their properties. The sequence behind one does not know of it: advance it, or a later insert meets the values. */
    public BulkLoad<E> withIdentity() {
        return new BulkLoad<>(work, entity, true, left, every, progress);
    }

    /** PostgreSQL gives these columns their default in every row, besides those named before. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final BulkLoad<E> leaving(Column<E, ?>... columns) {
        Set<Column<E, ?>> all = new LinkedHashSet<>(left);
        all.addAll(List.of(columns));
        return new BulkLoad<>(work, entity, identity, all, every, progress);
    }

    /**
     * Tells how many rows were sent, after every so many.
     *
     * @throws UsageException where that is less than 1
     */
    public BulkLoad<E> onProgress(long everyRows, LongConsumer listener) {
        if (everyRows < 1) {
            throw new UsageException("onProgress(" + everyRows + ", ..) would never tell: give at least 1");
        }
        return new BulkLoad<>(work, entity, identity, left, everyRows, listener);
    }

    /**
     * Loads the rows of all objects of a stream, which is not closed.
     *
     * @return how many rows were written
     * @throws UsageException where a column that needs a value can get none, or an object belongs to this session
     * @see Session#bulkLoad(dev.backstitch.model.MappedTable, Stream)
     */
    public long from(Stream<? extends E> objects) {
        PlainRows<E> rows = work.plainRows(entity);
        rows.requireOneTable("load of " + entity.label());
        int[] columns = columns(rows);
        return work.copy(rows, columns, every, progress, objects);
    }

    private int[] columns(PlainRows<E> rows) {
        EntityShape<E> shape = rows.shape();
        BitSet written = new BitSet();
        for (int column = 0; column < shape.width(); column++) {
            ColumnDefinition<E, ?> definition = shape.column(column).definition();
            boolean tells = shape.isCounted(column) || (rows.tells(column) && !definition.byDatabase());
            boolean given = tells && !left.contains(shape.column(column)) && (identity || !definition.identity());
            if (!given && !definition.generated() && !definition.nullable()) {
                throw new UsageException(entity.label() + "." + definition.name()
                        + " is NOT NULL without a default, and the load gives it no value: map it to a property or a"
                        + " reference, or do not leave it out");
            }
            written.set(column, given);
        }
        if (written.isEmpty()) {
            throw new UsageException(
                    "a load of " + entity.label() + " writes no column: add the objects to the session instead");
        }
        return written.stream().toArray();
    }
}
