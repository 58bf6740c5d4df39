package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.Tracker;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.MappedTable;
import dev.backstitch.query.EntityRow;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.SelectReader;
import dev.backstitch.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes entities of the rows of queries that are jOOQ's or plain SQL. Made by a session for its transaction; one thread. */
public final class SelectFinder {

    private final Tracker tracker;
    private final SelectReader reader;
    private final Statements statements;
    private final GraphLoader loader;

    public SelectFinder(Tracker tracker, SelectReader reader, Statements statements, GraphLoader loader) {
        this.tracker = tracker;
        this.reader = reader;
        this.statements = statements;
        this.loader = loader;
    }

    /** The entities of a table, each once, in the order of the rows that have them. */
    public <E> List<E> entities(SelectReader.Rendered query, MappedTable<E> table) {
        return reader.read(query, result -> {
            Part<E> part = new Part<>(table, query.split(result).get(0));
            while (result.next()) {
                part.next();
            }
            part.end();
            return part.entities();
        });
    }

    /** The entities of several tables and the query's other values, row by row. */
    public List<EntityRow> rows(SelectReader.Rendered query, List<MappedTable<?>> tables) {
        return reader.read(query, result -> {
            List<ResultSet> split = query.split(result);
            List<Part<?>> parts = new ArrayList<>();
            for (int i = 0; i < tables.size(); i++) {
                parts.add(new Part<>(tables.get(i), split.get(i)));
            }
            List<EntityRow> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, @Nullable Object> entities = new LinkedHashMap<>();
                for (Part<?> part : parts) {
                    entities.put(part.table.getName(), part.next());
                }
                rows.add(new EntityRow(
                        Collections.unmodifiableMap(entities), query.others(), query.otherValues(result)));
            }
            parts.forEach(Part::end);
            return rows;
        });
    }

    /** What the rows have of one table. */
    private final class Part<E> {

        private final MappedTable<E> table;
        private final ResultSet result;
        private final EntityShape<E> shape;
        private final RowReader<E> rows;
        private final Set<Entry<E>> entries = new LinkedHashSet<>();

        Part(MappedTable<E> table, ResultSet result) {
            EntityMapping<E> entity = tracker.shapes().model().entityOf(table);
            this.table = table;
            this.result = result;
            this.shape = tracker.shapes().of(entity);
            this.rows = loader.rows(entity, 0, new Siblings(Origin.of("fetch(.., " + entity.label() + ")", false)));
        }

        /** The entity of the current row; null where an outer join found none. */
        @Nullable
        E next() throws SQLException {
            List<Codec<?>> codecs = statements.codecs(shape.mapping());
            for (int column : shape.key()) {
                if (codecs.get(column).read(result, column + 1) == null) {
                    return null;
                }
            }
            Entry<E> entry = rows.read(result);
            entries.add(entry);
            return entry.entity();
        }

        void end() {
            Newcomers.join(tracker, entries);
        }

        List<E> entities() {
            return entries.stream().map(Entry::entity).toList();
        }
    }
}
