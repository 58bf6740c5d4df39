package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.NaturalKeys;
import dev.backstitch.change.ReadColumns;
import dev.backstitch.change.RowSource;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import dev.backstitch.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of entities as they are now, one statement a table, and changes nothing. Made by a session for its transaction; one thread. */
public final class CurrentRows implements RowSource, NaturalKeys.Lookup {

    private final Reader reader;
    private final Statements statements;

    public CurrentRows(Reader reader, Statements statements) {
        this.reader = reader;
        this.statements = statements;
    }

    /** What was not read of them before is not read now. */
    @Override
    public Map<Entry<?>, @Nullable Object[]> of(Iterable<? extends Entry<?>> entries) {
        return of(entries, false);
    }

    /** The same with what was not read before, but was set since. */
    Map<Entry<?>, @Nullable Object[]> withSet(Iterable<? extends Entry<?>> entries) {
        return of(entries, true);
    }

    private Map<Entry<?>, @Nullable Object[]> of(Iterable<? extends Entry<?>> entries, boolean set) {
        Map<EntityShape<?>, List<Entry<?>>> byTable = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            byTable.computeIfAbsent(entry.shape(), any -> new ArrayList<>()).add(entry);
        }
        Map<Entry<?>, @Nullable Object[]> rows = new HashMap<>();
        byTable.forEach((shape, some) -> read(shape, some, rows, set));
        return rows;
    }

    @Override
    public Map<Object, @Nullable Object[]> byValues(EntityShape<?> shape, int[] columns, List<Object[]> values) {
        return reader.byColumns(shape.mapping(), columns, values.toArray(Object[][]::new), result -> {
            Map<Object, @Nullable Object[]> rows = new HashMap<>();
            while (result.next()) {
                @Nullable Object[] row = GraphLoader.values(result, statements.codecs(shape.mapping()));
                rows.put(List.of(GraphLoader.some(row, columns)), row);
            }
            return rows;
        });
    }

    private void read(
            EntityShape<?> shape, List<Entry<?>> entries, Map<Entry<?>, @Nullable Object[]> rows, boolean set) {
        ReadColumns columns = ReadColumns.of(
                shape,
                column -> entries.stream().anyMatch(entry -> !entry.lacks(column) || (set && entry.isSet(column))));
        int[] places = columns.places(shape.mapping().rows().placesOf(shape.mapping()));
        Map<Object, Object[]> keys = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            keys.put(
                    Objects.requireNonNull(entry.key()),
                    GraphLoader.some(Objects.requireNonNull(entry.row()), shape.key()));
        }
        Map<Object, @Nullable Object[]> byKey = reader.byColumns(
                shape.mapping(), shape.key(), keys.values().toArray(Object[][]::new), FetchJoins.only(columns), result -> {
                    Map<Object, @Nullable Object[]> read = new HashMap<>();
                    while (result.next()) {
                        @Nullable Object[] row = row(result, statements.codecs(shape.mapping()), places);
                        read.put(Objects.requireNonNull(shape.keyIn(row)), row);
                    }
                    return read;
                });
        for (Entry<?> entry : entries) {
            @Nullable Object[] row = byKey.get(Objects.requireNonNull(entry.key()));
            if (row != null) {
                rows.put(entry, entry.isPartial() ? left(entry, row, set) : row);
            }
        }
    }

    private static @Nullable Object[] row(ResultSet result, List<Codec<?>> codecs, int[] places) throws SQLException {
        @Nullable Object[] row = new Object[places.length];
        for (int column = 0; column < row.length; column++) {
            row[column] = places[column] < 0 ? null : codecs.get(column).read(result, places[column] + 1);
        }
        return row;
    }

    private static @Nullable Object[] left(Entry<?> entry, @Nullable Object[] read, boolean set) {
        @Nullable Object[] row = read.clone();
        for (int column = 0; column < row.length; column++) {
            if (entry.lacks(column) && !(set && entry.isSet(column))) {
                row[column] = entry.stored(column);
            }
        }
        return row;
    }
}
