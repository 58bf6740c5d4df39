package dev.backstitch.load;

import dev.backstitch.change.ColumnFill;
import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ReadColumns;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.query.ColumnChoice;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.Reader;
import dev.backstitch.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of rows that were read without them, in one statement for all rows of a table, and nothing where none is missing. Made by a session for its
 * transaction; one thread.
 */
public final class ColumnLoad {

    private final Tracker tracker;
    private final Reader reader;
    private final Statements statements;
    private final ColumnFill fill;

    ColumnLoad(Tracker tracker, Reader reader, Statements statements, ColumnFill fill) {
        this.tracker = tracker;
        this.reader = reader;
        this.statements = statements;
        this.fill = fill;
    }

    /** Loads columns, each for those entries whose class has it: one statement for those of one table's declaration. */
    public void load(Iterable<? extends Entry<?>> entries, List<? extends Column<?, ?>> columns) {
        Map<EntityMapping<?>, List<Column<?, ?>>> byEntity = new LinkedHashMap<>();
        for (Column<?, ?> column : columns) {
            byEntity.computeIfAbsent(tracker.shapes().model().entityOf(column.mappedTable()), any -> new ArrayList<>())
                    .add(column);
        }
        byEntity.forEach((entity, some) -> load(entity, entries, EntityShape.indexesOf(entity, some)));
    }

    /**
     * The same where the rows are required to be there.
     *
     * @throws UsageException where one is not any more
     */
    public void require(List<Entry<?>> entries, List<? extends Column<?, ?>> columns) {
        load(entries, columns);
        for (Entry<?> entry : entries) {
            for (Column<?, ?> column : columns) {
                int place = entry.shape().mapping().columns().indexOf(column.unaliased());
                if (place >= 0 && entry.lacks(place)) {
                    throw new UsageException("load: " + entry.shape().label() + " with the key " + entry.key()
                            + " has no row any more: somebody else deleted it");
                }
            }
        }
    }

    /** Loads the columns of a choice for those that lack them. */
    public void complete(Collection<? extends Entry<?>> entries, ColumnChoice choice) {
        Map<EntityShape<?>, List<Entry<?>>> partial = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            if (entry.isPartial()) {
                partial.computeIfAbsent(entry.shape(), any -> new ArrayList<>()).add(entry);
            }
        }
        partial.forEach((shape, some) -> load(
                shape.mapping(),
                some,
                ReadColumns.chosen(shape, choice).stream().toArray()));
    }

    /** @param some the places of columns in rows of the entity */
    <E> void load(EntityMapping<E> entity, Iterable<? extends Entry<?>> entries, int[] some) {
        EntityShape<E> shape = tracker.shapes().of(entity);
        BitSet wanted = new BitSet();
        for (int column : some) {
            IntStream.of(shape.together(column)).forEach(wanted::set);
        }
        BitSet missing = new BitSet();
        List<Entry<?>> lacking = new ArrayList<>();
        for (Entry<?> entry : entries) {
            if (entry.isPartial()
                    && entry.state() != State.DETACHED
                    && entry.shape().mapping().isA(entity)
                    && wanted.stream().anyMatch(entry::lacks)) {
                wanted.stream().filter(entry::lacks).forEach(missing::set);
                lacking.add(entry);
            }
        }
        if (!lacking.isEmpty()) {
            read(shape, lacking, missing.stream().toArray());
        }
    }

    private <E> void read(EntityShape<E> shape, List<Entry<?>> entries, int[] columns) {
        @Nullable Object[][] keys = new Object[entries.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = GraphLoader.some(Objects.requireNonNull(entries.get(i).row()), shape.key());
        }
        int[] returned = IntStream.concat(IntStream.of(shape.key()), IntStream.of(columns))
                .toArray();
        reader.columns(shape.mapping(), shape.key(), keys, returned, result -> {
            List<Codec<?>> codecs = statements.codecs(shape.mapping());
            while (result.next()) {
                fill(shape, columns, row(result, codecs, returned));
            }
            return entries;
        });
    }

    private static @Nullable Object[] row(ResultSet result, List<Codec<?>> codecs, int[] returned) throws SQLException {
        @Nullable Object[] row = new Object[codecs.size()];
        for (int i = 0; i < returned.length; i++) {
            row[returned[i]] = codecs.get(returned[i]).read(result, i + 1);
        }
        return row;
    }

    private <E> void fill(EntityShape<E> shape, int[] columns, @Nullable Object[] row) {
        Object key = shape.keyIn(row);
        Entry<E> entry = key == null ? null : tracker.find(shape, key);
        if (entry != null) {
            fill.fill(entry, IntStream.of(columns).filter(entry::lacks).toArray(), row);
        }
    }
}
