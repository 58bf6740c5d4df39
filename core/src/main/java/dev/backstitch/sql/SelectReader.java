package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.change.TableSet;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.MappedTable;
import dev.backstitch.query.FetchPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** Runs queries that are jOOQ's or plain SQL, and finds in their results the columns of tables. Made by a session for its transaction; one thread. */
public final class SelectReader {

    private final Executor executor;
    private final Shapes shapes;

    public SelectReader(Executor executor, Shapes shapes) {
        this.executor = executor;
        this.shapes = shapes;
    }

    /** A query that was rendered, and the tables whose rows are wanted of it. */
    public static final class Rendered {

        private final SelectionText text;
        private final List<Field<?>> fields;
        private final List<EntityMapping<?>> entities;
        private final List<MappedTable<?>> tables;
        private List<int[]> places = List.of();
        private List<Field<?>> others = List.of();
        private int[] otherPlaces = {};
        private List<Cell> otherCells = List.of();

        private Rendered(
                SelectionText text,
                List<Field<?>> fields,
                List<EntityMapping<?>> entities,
                List<MappedTable<?>> tables) {
            this.text = text;
            this.fields = fields;
            this.entities = entities;
            this.tables = tables;
            if (!fields.isEmpty()) {
                find(ResultColumns.of(fields));
            }
        }

        private void find(ResultColumns columns) {
            List<int[]> found = new ArrayList<>();
            BitSet taken = new BitSet();
            for (int i = 0; i < tables.size(); i++) {
                int[] some = columns.places(entities.get(i), tables.get(i));
                found.add(some);
                for (int place : some) {
                    taken.set(place);
                }
            }
            columns.requireApart(found);
            places = found;
            List<Field<?>> rest = new ArrayList<>();
            for (int place = taken.nextClearBit(0); place < fields.size(); place = taken.nextClearBit(place + 1)) {
                rest.add(fields.get(place));
                otherPlaces = append(otherPlaces, place);
            }
            others = List.copyOf(rest);
            otherCells = Cell.of(others);
        }

        private static int[] append(int[] some, int more) {
            int[] all = java.util.Arrays.copyOf(some, some.length + 1);
            all[some.length] = more;
            return all;
        }

        /** The tables that it reads. */
        public TableSet tables() {
            return text.tables();
        }

        /** What it selects besides the tables' columns; empty for plain SQL, which does not tell. */
        public List<Field<?>> others() {
            return others;
        }

        /** The columns of each table as a result of their own, in the order of the rows' fields. */
        public List<ResultSet> split(ResultSet result) throws SQLException {
            if (fields.isEmpty()) {
                find(ResultColumns.of(result.getMetaData()));
            }
            return places.stream()
                    .map(some -> RearrangedResult.of(result, some))
                    .toList();
        }

        /** The values of {@link #others} in the current row. */
        public List<@Nullable Object> otherValues(ResultSet result) throws SQLException {
            List<@Nullable Object> values = new ArrayList<>(otherPlaces.length);
            for (int i = 0; i < otherPlaces.length; i++) {
                values.add(otherCells.get(i).read(result, otherPlaces[i] + 1));
            }
            return values;
        }
    }

    /** @throws dev.backstitch.error.UsageException where it is jOOQ's and does not select all columns of the tables */
    public Rendered rendered(ResultQuery<?> query, List<MappedTable<?>> tables) {
        SelectionText text = new SelectionRendering("the query of fetch(..)", new TablesRead(FetchPlan.empty(), shapes))
                .render(query);
        List<EntityMapping<?>> entities = new ArrayList<>();
        tables.forEach(table -> entities.add(shapes.model().entityOf(table)));
        List<Field<?>> fields = query instanceof Select<?> select ? select.getSelect() : List.of();
        return new Rendered(text, fields, entities, tables);
    }

    public <R> R read(Rendered query, Executor.Rows<R> rows) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (BoundValue<?> bound : query.text.values()) {
            if (bound.name() != null) {
                values.put(bound.name(), bound.value());
            }
        }
        SelectionBinding binding = new SelectionBinding("the query of ", "fetch(..)", values, query.text);
        return executor.query("running the query of fetch(..)", query.text.sql(), binding::bind, rows);
    }
}
