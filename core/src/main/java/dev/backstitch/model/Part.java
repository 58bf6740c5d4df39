package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What one table keeps of an entity: its only part for most, and one for each joined table where it extends others. Columns are named by their places in the
 * entity's rows; the key is part of each. Immutable.
 */
public final class Part {

    private final EntityMapping<?> entity;
    private final Table<Record> table;
    private final int from;
    private final int to;
    private final int[] keyPlaces;
    private final List<Field<?>> key;

    private Part(EntityMapping<?> entity, Table<Record> table, int from, int to, int[] keyPlaces, List<Field<?>> key) {
        this.entity = entity;
        this.table = table;
        this.from = from;
        this.to = to;
        this.keyPlaces = keyPlaces;
        this.key = key;
    }

    /** The parts of an entity, that of the table that has the others' keys first. */
    static List<Part> of(EntityMapping<?> entity) {
        List<Part> parts = new ArrayList<>();
        int[] keyPlaces =
                entity.primaryKey().stream().mapToInt(entity.columns()::indexOf).toArray();
        int from = 0;
        List<EntityMapping<?>> line = entity.line();
        for (int i = 0; i < line.size(); i++) {
            boolean ends = i + 1 == line.size() || line.get(i + 1).joined();
            if (ends) {
                EntityMapping<?> storage = line.get(i).storage();
                int to = line.get(i).columns().size();
                parts.add(new Part(entity, storage.table(), from, to, keyPlaces, keyOf(storage)));
                from = to;
            }
        }
        return List.copyOf(parts);
    }

    private static List<Field<?>> keyOf(EntityMapping<?> storage) {
        if (!storage.joined()) {
            return List.copyOf(storage.primaryKey());
        }
        List<Field<?>> key = new ArrayList<>();
        List<String> names = storage.keyNames();
        for (int i = 0; i < names.size(); i++) {
            key.add(DSL.field(
                    storage.table().getQualifiedName().append(names.get(i)),
                    storage.primaryKey().get(i).definition().type()));
        }
        return List.copyOf(key);
    }

    /** The entity whose rows it is a part of. */
    public EntityMapping<?> entity() {
        return entity;
    }

    public Table<Record> table() {
        return table;
    }

    /** The columns that name its rows, in the order of the primary key. */
    public List<Field<?>> key() {
        return key;
    }

    /** Whether the table keeps a column for itself: the key is kept by the first part. */
    public boolean keeps(int column) {
        return column >= from && column < to;
    }

    /** Those of some columns that it keeps. */
    public int[] kept(int[] columns) {
        return IntStream.of(columns).filter(this::keeps).toArray();
    }

    /** Its field for a column that it keeps, or that is part of the key. */
    public Field<?> field(int column) {
        if (keeps(column)) {
            return entity.columns().get(column);
        }
        for (int i = 0; i < keyPlaces.length; i++) {
            if (keyPlaces[i] == column) {
                return key.get(i);
            }
        }
        throw new IllegalArgumentException(
                table.getName() + " keeps no " + entity.columns().get(column).getName());
    }

    public List<Field<?>> fields(int[] columns) {
        List<Field<?>> fields = new ArrayList<>(columns.length);
        for (int column : columns) {
            fields.add(field(column));
        }
        return fields;
    }
}
