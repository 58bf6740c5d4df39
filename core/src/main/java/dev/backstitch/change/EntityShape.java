package dev.backstitch.change;

import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the entities and the rows of a table correspond: a row is an array with one value a column, in the order of their declaration. Immutable and
 * shared by all threads. Its accessors are a hot path: arrays, no search.
 *
 * @param <E> the entity class
 */
public final class EntityShape<E> {

    private final EntityMapping<E> mapping;
    private final List<Column<E, ?>> columns;
    private final @Nullable Function<? super E, ?>[] getters;
    private final @Nullable BiConsumer<? super E, Object>[] setters;
    private final int[] key;
    private final @Nullable StoredForm[] storedForms;
    private final boolean[] byDatabase;
    private final List<EmbeddedShape<E, ?>> embedded = new ArrayList<>();
    private final int[] compared;
    private final int[] computed;
    private final int[] made;
    private final int version;
    private final int[] identity;
    private final List<UniqueKey> uniqueKeys;
    private final List<RelationshipMapping<E, ?>> relationships;
    private final List<RelationshipMapping<?, ?>> oneSided;
    private final List<ForeignKeyShape> foreignKeys;
    private final @Nullable ForeignKeyShape[] foreignKeyAt;
    private final int[] positions;
    private final boolean[] isPosition;
    private final List<NamingKey> namedBy;
    private final List<int[]> namedKeys;
    private final BitSet required;

    @SuppressWarnings({"unchecked", "rawtypes"
    }) // arrays of generic functions; a column's setter gets only values of that column
    EntityShape(EntityMapping<E> mapping, Model model, IdentityHashMap<Object, UniqueKey> known) {
        this.mapping = mapping;
        this.columns = mapping.columns();
        this.getters = new Function[columns.size()];
        this.setters = new BiConsumer[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition definition = columns.get(i).definition();
            getters[i] = definition.getter();
            setters[i] = definition.setter();
        }
        Column<?, ?> discriminator = mapping.discriminator();
        if (discriminator != null) {
            getters[columns.indexOf(discriminator)] = any -> mapping.kind();
        }
        this.storedForms = columns.stream()
                .map(column -> StoredForm.of(column.definition().type()))
                .toArray(StoredForm[]::new);
        this.computed = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).definition().byDatabase())
                .toArray();
        this.made = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).definition().generation() != null
                        && !columns.get(column).definition().byDatabase())
                .toArray();
        this.byDatabase = new boolean[columns.size()];
        for (int column : computed) {
            byDatabase[column] = true;
        }
        mapping.embedded().forEach(value -> embedded.add(new EmbeddedShape<>(this, value)));
        this.key = indexesOf(mapping, mapping.primaryKey());
        Column<E, ?> counted = mapping.version();
        this.version = counted == null ? -1 : columns.indexOf(counted);
        this.identity = counted == null
                ? key
                : IntStream.concat(IntStream.of(key), IntStream.of(version)).toArray();
        this.compared = IntStream.range(0, columns.size())
                .filter(column -> mapped(column) && !isUnwritable(column))
                .toArray();
        this.uniqueKeys = UniqueKey.of(mapping, key, known);
        this.relationships = mapping.relationships();
        this.oneSided = Shapes.oneSidedTo(mapping, model);
        this.positions = Positions.columnsOf(mapping).stream().toArray();
        this.isPosition = new boolean[columns.size()];
        for (int column : positions) {
            isPosition[column] = true;
        }
        this.namedBy = NamingKey.of(mapping, model);
        this.namedKeys = ForeignKeyShape.keysNamed(mapping, model);
        this.foreignKeys = ForeignKeyShape.of(mapping);
        this.foreignKeyAt = new ForeignKeyShape[columns.size()];
        for (ForeignKeyShape foreignKey : foreignKeys) {
            for (int column : foreignKey.columns()) {
                foreignKeyAt[column] = foreignKey;
            }
        }
        this.required = RequiredColumns.of(this, model);
    }

    public EntityMapping<E> mapping() {
        return mapping;
    }

    public String label() {
        return mapping.label();
    }

    public int width() {
        return columns.size();
    }

    public Column<E, ?> column(int column) {
        return columns.get(column);
    }

    public List<RelationshipMapping<E, ?>> relationships() {
        return relationships;
    }

    /** The relationships that lead here and that no end here answers. */
    public List<RelationshipMapping<?, ?>> oneSided() {
        return oneSided;
    }

    /** The columns in which lists that hold the entity keep its place. */
    public int[] positions() {
        return positions;
    }

    /** Whether a list that holds the entity keeps its place in the column. */
    public boolean isPosition(int column) {
        return isPosition[column];
    }

    /** The foreign keys that name rows of the table. */
    public List<NamingKey> namedBy() {
        return namedBy;
    }

    /** The places of the columns of each key, other than the primary one, that a relationship's foreign key names. */
    List<int[]> namedKeys() {
        return namedKeys;
    }

    /** The foreign keys that a relationship writes. */
    public List<ForeignKeyShape> foreignKeys() {
        return foreignKeys;
    }

    /** What a relationship writes where its route goes by the reference. */
    public ForeignKeyShape foreignKey(Reference reference) {
        for (ForeignKeyShape foreignKey : foreignKeys) {
            if (foreignKey.reference().equals(reference)) {
                return foreignKey;
            }
        }
        throw new IllegalArgumentException(label() + " has no relationship on " + reference);
    }

    /** The foreign key that a relationship writes into the column, or null. */
    public @Nullable ForeignKeyShape foreignKeyAt(int column) {
        return foreignKeyAt[column];
    }

    /** Those of some columns whose values the flush decides, from links or by counting, and that a property shows. */
    public int[] decidedProperties(int[] some) {
        return Arrays.stream(some)
                .filter(column -> isDecided(column) && mapped(column))
                .toArray();
    }

    /** Whether the flush decides the column's value, whatever a property says. */
    boolean isDecided(int column) {
        return foreignKeyAt[column] != null || isPosition[column] || column == version;
    }

    /** The places of the primary key's columns. */
    public int[] key() {
        return key;
    }

    /** Whether two values of a column are the same to PostgreSQL. A hot path: a flush mostly compares what a row has with itself. */
    @SuppressWarnings("ReferenceEquality") // what is the same object is stored as the same
    public boolean same(int column, @Nullable Object one, @Nullable Object other) {
        if (one == other) {
            return true;
        }
        StoredForm form = storedForms[column];
        return form == null ? Values.same(one, other) : form.same(one, other);
    }

    /** A value of a column that later changes of a mutable one do not reach. */
    public @Nullable Object copy(int column, @Nullable Object value) {
        StoredForm form = storedForms[column];
        return form == null ? Values.copy(value) : form.copy(value);
    }

    /** The places of the columns that PostgreSQL alone writes. */
    public int[] computed() {
        return computed;
    }

    /** The places of the columns whose values are made for new objects, by Java or a sequence. */
    public int[] made() {
        return made;
    }

    /** The places of the columns by whose properties an object may change its row. */
    int[] compared() {
        return compared;
    }

    /** Whether no object can change the column: its version, or one that PostgreSQL alone writes. */
    public boolean isUnwritable(int column) {
        return column == version || byDatabase[column];
    }

    /** Whether a flush counts the table's version in the column. */
    public boolean isCounted(int column) {
        return column >= 0 && column == version && !byDatabase[column];
    }

    /** Whether a session has to know the column of every row. */
    public boolean isRequired(int column) {
        return required.get(column);
    }

    /** The columns that are read together with one: the parts of a value over several columns, or itself. */
    public int[] together(int column) {
        for (EmbeddedShape<E, ?> value : embedded) {
            if (value.hasAny(new int[] {column})) {
                return value.columns();
            }
        }
        return new int[] {column};
    }

    /** The place of the version column; negative where the table has none. */
    public int version() {
        return version;
    }

    /** The places of the columns by which a statement names a row as it was read: those of the key, and the version. */
    public int[] identity() {
        return identity;
    }

    /** The version that comes next. */
    Object versionAfter(@Nullable Object stored) {
        return Versions.after(columns.get(version).definition().type().getType(), stored);
    }

    /** The primary key, then the unique ones. */
    public List<UniqueKey> uniqueKeys() {
        return uniqueKeys;
    }

    /** Whether a property is mapped to the column. */
    public boolean mapped(int column) {
        return getters[column] != null;
    }

    public @Nullable Object read(E entity, int column) {
        Function<? super E, ?> getter = getters[column];
        return getter == null ? null : getter.apply(entity);
    }

    public void write(E entity, int column, @Nullable Object value) {
        BiConsumer<? super E, @Nullable Object> setter = setters[column];
        if (setter != null) {
            setter.accept(entity, value);
        }
    }

    /** Writes some columns of a row into an entity, each value over several columns as a whole; nothing where one of these cannot be made. */
    public void write(E entity, int[] some, @Nullable Object[] row) {
        List<Runnable> values = embedded.isEmpty() ? List.of() : new ArrayList<>();
        for (EmbeddedShape<E, ?> value : embedded) {
            if (value.hasAny(some)) {
                values.add(value.writing(entity, completed(value, entity, some, row)));
            }
        }
        for (int column : some) {
            write(entity, column, copy(column, row[column]));
        }
        values.forEach(Runnable::run);
    }

    /** Whether the column is a part of a value over several columns that the entity has not. */
    public boolean isAbsent(E entity, int column) {
        for (EmbeddedShape<E, ?> value : embedded) {
            if (value.hasAny(new int[] {column})) {
                return Arrays.stream(value.columns()).allMatch(part -> read(entity, part) == null);
            }
        }
        return false;
    }

    /** Writes a whole row into an entity. */
    public void writeAll(E entity, @Nullable Object[] row) {
        writing(entity, row).run();
    }

    /** Makes the values over several columns of a row as far as it is loaded, to be written into an entity with all others when none of them failed. */
    Runnable writing(E entity, @Nullable Object[] row) {
        List<Runnable> values = new ArrayList<>();
        for (EmbeddedShape<E, ?> value : embedded) {
            if (value.isLoaded(row)) {
                values.add(value.writing(entity, row));
            }
        }
        return () -> {
            for (int column = 0; column < row.length; column++) {
                if (mapped(column) && !(row[column] instanceof NotLoaded)) {
                    write(entity, column, copy(column, row[column]));
                }
            }
            values.forEach(Runnable::run);
        };
    }

    /** Writes the values over several columns of a row as far as it is loaded into an entity. */
    public void writeEmbedded(E entity, @Nullable Object[] row) {
        for (EmbeddedShape<E, ?> value : embedded) {
            if (value.isLoaded(row)) {
                value.write(entity, row);
            }
        }
    }

    private @Nullable Object[] completed(EmbeddedShape<E, ?> value, E entity, int[] some, @Nullable Object[] row) {
        @Nullable Object[] whole = new Object[width()];
        for (int column : value.columns()) {
            whole[column] = read(entity, column);
        }
        for (int column : some) {
            whole[column] = row[column];
        }
        return whole;
    }

    /** The key in a row, comparable with others of its table; null where a part of it is null. */
    public @Nullable Object keyIn(@Nullable Object[] row) {
        return keyOf(row, key);
    }

    /** The value of a key of one column, comparable with others of its table. */
    public static Object keyOf(Object value) {
        return Values.canonical(value);
    }

    /** The place of a column. */
    public int placeOf(Column<?, ?> column) {
        Column<?, ?> unaliased = column.unaliased();
        for (int place = 0; place < width(); place++) {
            if (columns.get(place) == unaliased) {
                return place;
            }
        }
        return columns.indexOf(unaliased);
    }

    /** The value of some columns of a row, comparable with the key they name; null where a part of it is null. */
    public static @Nullable Object keyOf(@Nullable Object[] row, int[] places) {
        if (places.length == 1) {
            Object value = row[places[0]];
            return value == null ? null : Values.canonical(value);
        }
        Object[] parts = new Object[places.length];
        for (int i = 0; i < parts.length; i++) {
            Object value = row[places[i]];
            if (value == null) {
                return null;
            }
            parts[i] = Values.canonical(value);
        }
        return Arrays.asList(parts);
    }

    /** The places of some columns in the rows of their table. */
    public static int[] indexesOf(EntityMapping<?> mapping, List<? extends Column<?, ?>> some) {
        return some.stream()
                .mapToInt(column -> mapping.columns().indexOf(column.unaliased()))
                .toArray();
    }

    @Override
    public String toString() {
        return label();
    }
}
