package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.Discriminator;
import dev.backstitch.model.Generation;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.ReferenceDefinition;
import dev.backstitch.model.ReferentialAction;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Declares one column. Keep it in a field of type {@link Column}, which hides what only a declaration needs.
 *
 * @param <E> the entity class of the table
 * @param <T> the type of the column's values
 */
public final class ColumnSpec<E, T> extends RealColumn<E, T> {

    private static final long serialVersionUID = 1L;

    private final transient EntityTable<E> table;
    private transient ColumnDefinition<E, T> definition;
    private transient @Nullable ReferenceDefinition<E> reference;
    private transient @Nullable TableField<Record, T> realField;
    private boolean primaryKey;
    private boolean version;
    private boolean discriminates;
    private transient @Nullable T ownKind;
    private @Nullable Deferrability unique;

    ColumnSpec(EntityTable<E> table, ColumnDefinition<E, T> definition) {
        super(DSL.name(definition.name()), definition.type());
        this.table = table;
        this.definition = definition;
    }

    /** Every row has a value in it. */
    public ColumnSpec<E, T> notNull() {
        return redefine(definition.withNotNull());
    }

    /** PostgreSQL draws its value from a sequence where the object has none: null, or 0 in a property of a primitive type. */
    public ColumnSpec<E, T> identity() {
        return redefine(definition.withIdentity());
    }

    /** It is the primary key, or with other columns marked so a part of it, in the order of their declaration. */
    public ColumnSpec<E, T> primaryKey() {
        primaryKey = true;
        return redefine(definition.withNotNull());
    }

    /**
     * It tells whether a row was changed since it was read: each update of the row counts it up, or sets it to the time where it is a timestamp, and a
     * flush that meets another value than it read fails with a {@link dev.backstitch.error.LostRowsException}. Nothing else writes it.
     */
    public ColumnSpec<E, T> version() {
        version = true;
        return redefine(definition.withNotNull());
    }

    /**
     * It says of which class a row is, by the values that the tables that extend this one name in {@link EntityTable#extending(Column, Object)}. No object
     * is of this table's class alone: a flush writes what an object's class says, and nothing else does.
     */
    public ColumnSpec<E, T> discriminator() {
        discriminates = true;
        return redefine(definition.withNotNull());
    }

    /** The same, with the value in rows whose objects are of this table's class and of no class that extends it. */
    public ColumnSpec<E, T> discriminator(T ownKind) {
        this.ownKind = ownKind;
        return discriminator();
    }

    /** No two rows have the same value in it. */
    public ColumnSpec<E, T> unique() {
        return unique(Deferrability.NOT_DEFERRABLE);
    }

    /** The same, with the moment at which PostgreSQL checks it: rows may exchange their values in one flush where that is later than row by row. */
    public ColumnSpec<E, T> unique(Deferrability deferrability) {
        unique = deferrability;
        return redefine(definition);
    }

    /**
     * Java makes its value where a new object has none when a flush begins: null, or 0 in a property of a primitive type. A rollback takes it back.
     *
     * @param supplier as in {@code Uuids::v7}; asked by whichever thread flushes
     */
    public ColumnSpec<E, T> generatedBy(Supplier<? extends T> supplier) {
        return redefine(definition.withGeneration(new Generation.Supplied<>(supplier)));
    }

    /** The same, with values from a sequence that {@code db.schema().create()} makes. A flush draws all it needs, of all sequences, by one statement. */
    public ColumnSpec<E, T> sequence(String sequence) {
        return sequence(sequence, 1);
    }

    /**
     * The same, with values in blocks: the sequence increments by {@code block}, and each number drawn stands for as many values, which all sessions of a
     * database use up before another is drawn.
     *
     * @throws UsageException where the block is less than 1
     */
    public ColumnSpec<E, T> sequence(String sequence, int block) {
        if (block < 1) {
            throw new UsageException(definition.name() + ": a block of " + block + " holds no value: give at least 1");
        }
        return redefine(definition.withGeneration(new Generation.Sequence<>(sequence, block)));
    }

    /** PostgreSQL computes its value from other columns of the row whenever that is written, and it comes back with the insert or update. */
    public ColumnSpec<E, T> generatedAs(Field<T> expression) {
        return redefine(definition.withGeneration(new Generation.Computed<>(expression)));
    }

    /**
     * Its values are of another class in Java; NULL is null, whatever the functions. To be said right behind the type, before anything else. Where the class
     * may be mutable, a value that was changed in place is found by what would be stored of it.
     *
     * @throws UsageException where something else was said before
     */
    public <U> ColumnSpec<E, U> as(
            Class<U> type, Function<? super T, ? extends U> from, Function<? super U, ? extends T> to) {
        if (!definition.equals(ColumnDefinition.of(definition.name(), definition.type()))) {
            throw new UsageException(
                    definition.name()
                            + ": as(..) changes the type of the column's values: say it right behind the type, before anything else");
        }
        return table.retype(this, definition.type().asConvertedDataType(type, from, to));
    }

    /** PostgreSQL takes this value where the object has none, and it comes back with the insert. */
    public ColumnSpec<E, T> defaultValue(T value) {
        return redefine(definition.withDefault(DSL.inline(value, definition.type())));
    }

    /** PostgreSQL takes the value of this expression where the object has none, and it comes back with the insert. */
    public ColumnSpec<E, T> defaultValue(Field<T> expression) {
        return redefine(definition.withDefault(expression));
    }

    /** It holds the key of another table's row; the supplier is asked when the model is built, so mapping classes may refer to each other. */
    public ColumnSpec<E, T> references(Supplier<? extends Column<?, T>> target) {
        reference = ReferenceDefinition.of(List.of(this), List.of(target));
        return redefine(definition);
    }

    /**
     * What becomes of the row when the one it names is deleted.
     *
     * @throws UsageException where the column references none
     */
    public ColumnSpec<E, T> onDelete(ReferentialAction action) {
        reference = reference("onDelete").withOnDelete(action);
        return this;
    }

    /**
     * What becomes of the row when the key of the one it names changes.
     *
     * @throws UsageException where the column references none
     */
    public ColumnSpec<E, T> onUpdate(ReferentialAction action) {
        reference = reference("onUpdate").withOnUpdate(action);
        return this;
    }

    /**
     * When PostgreSQL checks the foreign key: new rows may name each other in a circle where that is at the commit.
     *
     * @throws UsageException where the column references none
     */
    public ColumnSpec<E, T> deferrable(Deferrability deferrability) {
        reference = reference("deferrable").withDeferrability(deferrability);
        return this;
    }

    /** Objects keep its value in a property. */
    public ColumnSpec<E, T> map(
            Function<? super E, ? extends @Nullable T> getter, BiConsumer<? super E, ? super T> setter) {
        return redefine(definition.withProperty(getter, setter));
    }

    @Override
    public ColumnDefinition<E, T> definition() {
        return definition;
    }

    @Override
    EntityTable<E> declaringTable() {
        return table;
    }

    @Override
    public MappedTable<E> mappedTable() {
        return table;
    }

    /** PostgreSQL keeps it by itself. */
    void bySystem() {
        redefine(definition.withGeneration(new Generation.RowVersion<>()));
    }

    /** The value is a part of another, which a property keeps. */
    void partOf(Function<? super E, ? extends @Nullable T> getter) {
        redefine(definition.withPart(getter));
    }

    boolean isPrimaryKey() {
        return primaryKey;
    }

    boolean isVersion() {
        return version;
    }

    @Nullable
    Discriminator<E> asDiscriminator() {
        return discriminates ? new Discriminator<>(this, ownKind) : null;
    }

    /** When its uniqueness is checked; null where it is not unique by itself. */
    @Nullable
    Deferrability uniqueness() {
        return unique;
    }

    @Nullable
    ReferenceDefinition<E> reference() {
        return reference;
    }

    /** Called once, by the table's declaration when it is complete. */
    void makeRealField() {
        realField = table.realField(definition);
    }

    @Override
    TableField<Record, T> realField() {
        table.definition();
        return Objects.requireNonNull(realField);
    }

    @Override
    public Table<Record> getTable() {
        return table;
    }

    @Override
    public Name getQualifiedName() {
        return table.getQualifiedName().append(getUnqualifiedName());
    }

    private ReferenceDefinition<E> reference(String modifier) {
        if (reference == null) {
            throw new UsageException(definition.name() + ": " + modifier
                    + "(..) belongs behind references(..), and there is none before it");
        }
        return reference;
    }

    private ColumnSpec<E, T> redefine(ColumnDefinition<E, T> changed) {
        table.requireDeclaring("column " + definition.name());
        definition = changed;
        return this;
    }
}
