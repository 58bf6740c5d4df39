package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Pair;
import dev.backstitch.change.Shapes;
import dev.backstitch.model.Deferrability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together the rows that one statement can write: those of one table and one set of columns, in the order of their keys. */
final class Batches {

    /** How many rows one statement writes at most: what it sends is held in memory as a whole, here and by PostgreSQL. */
    static final int MOST_ROWS = 50_000;

    /** The same of an association table, whose rows are two keys. */
    private static final int MOST_PAIRS = 500_000;

    /** Sets of columns in the order of their declaration. */
    static final Comparator<BitSet> BY_PLACES = Batches::compare;

    private Batches() {}

    private static int compare(BitSet one, BitSet other) {
        int mine = one.nextSetBit(0);
        int theirs = other.nextSetBit(0);
        while (mine == theirs && mine >= 0) {
            mine = one.nextSetBit(mine + 1);
            theirs = other.nextSetBit(theirs + 1);
        }
        return Integer.compare(mine, theirs);
    }

    /** Rows of one table that change in the same columns. */
    record Batch(EntityShape<?> shape, int[] columns, List<Entry<?>> entries) {}

    /** The batches of some rows, by table and then by columns. */
    static List<Batch> of(Map<Entry<?>, BitSet> columns, TableOrder tables, Shapes shapes) {
        List<Batch> batches = new ArrayList<>();
        for (Map<BitSet, List<Entry<?>>> byColumns :
                grouped(columns, tables, shapes).values()) {
            byColumns.forEach((some, entries) -> {
                int[] places = some.stream().toArray();
                List<Entry<?>> sorted = KeyOrder.stored(entries);
                for (List<Entry<?>> chunk : chunks(sorted, most(sorted, places))) {
                    batches.add(new Batch(shapes.sharing(chunk.get(0).shape(), some), places, chunk));
                }
            });
        }
        return batches;
    }

    /** The rows by the rank of their table and then by columns. A hot path: mostly a row goes where the one before it went. */
    private static SortedMap<Integer, Map<BitSet, List<Entry<?>>>> grouped(
            Map<Entry<?>, BitSet> columns, TableOrder tables, Shapes shapes) {
        SortedMap<Integer, Map<BitSet, List<Entry<?>>>> byTable = new TreeMap<>();
        EntityShape<?> shape = null;
        BitSet some = null;
        List<Entry<?>> group = List.of();
        for (Map.Entry<Entry<?>, BitSet> each : columns.entrySet()) {
            if (each.getKey().shape() != shape || !each.getValue().equals(some)) {
                shape = each.getKey().shape();
                some = each.getValue();
                group = byTable.computeIfAbsent(
                                tables.rank(shapes.sharing(shape, some)), any -> new TreeMap<>(BY_PLACES))
                        .computeIfAbsent(some, any -> new ArrayList<>());
            }
            group.add(each.getKey());
        }
        return byTable;
    }

    /** All of the rows where they may pass values of a key to each other. */
    private static int most(List<Entry<?>> rows, int[] columns) {
        EntityShape<?> shape = rows.get(0).shape();
        if (KeyChanges.meet(shape, columns)) {
            return 1;
        }
        boolean passed = shape.uniqueKeys().stream()
                .anyMatch(key -> key.deferrability() == Deferrability.INITIALLY_IMMEDIATE && key.hasAny(columns));
        return passed ? rows.size() : MOST_ROWS;
    }

    /** Rows cut into as many as one statement takes. */
    static <R> List<List<R>> chunks(List<R> rows) {
        return chunks(rows, MOST_ROWS);
    }

    static List<List<Pair>> chunksOfPairs(List<Pair> pairs) {
        return chunks(pairs, MOST_PAIRS);
    }

    private static <R> List<List<R>> chunks(List<R> rows, int most) {
        List<List<R>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += most) {
            chunks.add(rows.subList(from, Math.min(from + most, rows.size())));
        }
        return chunks;
    }
}
