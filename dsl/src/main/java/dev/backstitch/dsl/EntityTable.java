package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.ManyAccessor;
import dev.backstitch.link.OneAccessor;
import dev.backstitch.model.Attachments;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.Extension;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.TableDefinition;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DataType;
import org.jooq.ForeignKey;
import org.jooq.Identity;
import org.jooq.Record;
import org.jooq.Row;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/**
 * Declares a table and the class whose objects are its rows: extend it, make one static instance, and declare every column and relationship as a final
 * field by the methods inherited from {@link ColumnTypes} and from here. It is a jOOQ table, so every jOOQ expression takes it.
 *
 * <p>Made by the class initialiser of the mapping; lives as long as that. Declared by one thread, and frozen when it is first used; safe for all threads
 * from then on.
 *
 * @param <E> the entity class
 */
public abstract non-sealed class EntityTable<E> extends ColumnTypes<E> implements MappedTable<E> {

    private static final long serialVersionUID = 1L;

    private final transient EntityTable<E> base;
    private final transient TableDeclaration<E> declaration;
    private final transient Attachments<E> attachments;

    /**
     * @param name the table's name, as it is in the database: it is always quoted
     * @param type the class whose objects are the rows
     * @param factory makes an empty object, as in {@code User::new}
     */
    protected EntityTable(String name, Class<E> type, Supplier<? extends E> factory) {
        this(name, type, factory, null);
    }

    /** A table of an abstract class: every row is of one that extends it. */
    protected EntityTable(String name, Class<E> type) {
        this(name, type, null, null);
    }

    /**
     * Entities whose columns are in the table of those they extend, as in {@code super(extending(VEHICLES.kind, "car"), Car.class, Car::new)}: a column that is
     * notNull() is so in rows of this class.
     */
    protected EntityTable(Kind<? super E> kind, Class<E> type, Supplier<? extends E> factory) {
        this(kind.parent().getName(), type, factory, kind.extension(false));
    }

    /** The same for an abstract class. */
    protected EntityTable(Kind<? super E> kind, Class<E> type) {
        this(kind.parent().getName(), type, null, kind.extension(false));
    }

    /**
     * Entities whose own columns are in a table of their own, which has a row with the same key for each, as in
     * {@code super("cars", extending(VEHICLES), Car.class, Car::new)}. The table's key has to be a foreign key with ON DELETE CASCADE and ON UPDATE CASCADE.
     */
    protected EntityTable(String name, Extended<? super E> parent, Class<E> type, Supplier<? extends E> factory) {
        this(name, type, factory, parent.extension(true));
    }

    /** The same for an abstract class. */
    protected EntityTable(String name, Extended<? super E> parent, Class<E> type) {
        this(name, type, null, parent.extension(true));
    }

    /**
     * The table under another name, for queries that read it twice. A mapping class that offers aliases has a constructor for this, and
     * {@code public Users as(String alias) { return new Users(alias, this); }}: the columns and relationships of what that makes belong to the alias.
     *
     * @throws UsageException where the alias is no identifier that PostgreSQL keeps
     */
    protected EntityTable(String alias, EntityTable<E> of) {
        super(Aliases.checked(alias, of), of.base());
        this.base = of.base();
        this.declaration = new TableDeclaration<>(this, base.declaration);
        this.attachments = base.attachments;
    }

    private EntityTable(
            String name,
            Class<E> type,
            @Nullable Supplier<? extends E> factory,
            @Nullable Extension<? super E> extension) {
        super(name);
        this.base = this;
        this.declaration = new TableDeclaration<>(this, name, type, factory, extension);
        this.attachments = new Attachments<>(this);
    }

    private EntityTable<E> base() {
        return base;
    }

    @Override
    public final EntityTable<E> unaliased() {
        return base;
    }

    @SuppressWarnings("ReferenceEquality") // tables are equal to jOOQ where their names are
    boolean isAlias() {
        return base != this;
    }

    /** Entities of the table are entities of another, whose columns and relationships they have, and are told by the rows of their own table. */
    protected static <P> Extended<P> extending(MappedTable<P> parent) {
        return new Extended<>(initialised(parent, "table"), List.of());
    }

    /** The same where a discriminator of the other table tells them by a value. */
    protected static <P, K> Kind<P> extending(Column<P, K> discriminator, K kind) {
        return new Kind<>(initialised(discriminator, "column"), kind, List.of());
    }

    private static <T> T initialised(@Nullable T named, String what) {
        if (named == null) {
            throw new UsageException("extending(..) is given no " + what
                    + ": the mapping class that declares it is not initialised yet, because that needs this one first; refer to this"
                    + " one by a supplier there");
        }
        return named;
    }

    /** A column of what the table extends as one of its own, as in {@code id = inherited(VEHICLES.id)}, by which {@code get(CARS.id, 1L)} finds a car. */
    protected final <T> Column<E, T> inherited(Column<? super E, T> column) {
        return new InheritedColumn<>(this, column);
    }

    @Override
    final <T> ColumnSpec<E, T> declare(String name, DataType<T> type) {
        ColumnSpec<E, T> column = new ColumnSpec<>(this, ColumnDefinition.of(name, type));
        declaration.add(column);
        return column;
    }

    <T, U> ColumnSpec<E, U> retype(ColumnSpec<E, T> column, DataType<U> type) {
        ColumnSpec<E, U> retyped = new ColumnSpec<>(this, ColumnDefinition.of(column.getName(), type));
        declaration.replace(column, retyped);
        return retyped;
    }

    /**
     * Declares that a row's version is PostgreSQL's xmin, which notes the transaction that wrote the row last: optimistic locking without a column. A flush that
     * meets another one than it read fails with a {@link dev.backstitch.error.LostRowsException}.
     */
    protected final Column<E, Long> rowVersion() {
        ColumnSpec<E, Long> xmin = bigint("xmin").version();
        xmin.bySystem();
        return xmin;
    }

    /**
     * Declares a value over several columns, as in {@code embedded("address", User::getAddress, User::setAddress)}: its parts come next, then how it is
     * made of them.
     */
    protected final <V> EmbeddedSpec<E, V> embedded(
            String name, Function<? super E, ? extends @Nullable V> getter, BiConsumer<? super E, ? super V> setter) {
        return new EmbeddedSpec<>(declaration, name, getter, setter);
    }

    /** Declares a reference to at most one object, read by the accessor, as in {@code toOne("author", Post::author)}. */
    protected final <T> ToOneSpec<E, T> toOne(String name, OneAccessor<E, T> accessor) {
        ToOneSpec<E, T> relationship = new ToOneSpec<>(this, name, accessor);
        declaration.add(relationship);
        return relationship;
    }

    /** Declares a collection, read by the accessor, as in {@code toMany("posts", User::posts)}. */
    protected final <T> ToManySpec<E, T> toMany(String name, ManyAccessor<E, T> accessor) {
        ToManySpec<E, T> relationship = new ToManySpec<>(this, name, accessor);
        declaration.add(relationship);
        return relationship;
    }

    /** Declares a key of several columns, as in {@code unique(tenant, slug)}; a key of one is {@link ColumnSpec#unique()}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    protected final UniqueKeySpec<E> unique(Column<E, ?>... columns) {
        UniqueKeySpec<E> key = new UniqueKeySpec<>(List.of(columns));
        declaration.add(key);
        return key;
    }

    /** Declares a foreign key of several columns; one of a single column is {@link ColumnSpec#references}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    protected final ForeignKeySpec<E> foreignKey(Column<E, ?>... columns) {
        ForeignKeySpec<E> foreignKey = new ForeignKeySpec<>(List.of(columns));
        declaration.add(foreignKey);
        return foreignKey;
    }

    @Override
    public final Attachments<E> attachments() {
        return attachments;
    }

    @Override
    public final TableDefinition<E> definition() {
        return declaration.definition();
    }

    /** All that jOOQ knows of the columns comes from here, once and for all. */
    @Override
    public final Row fieldsRow() {
        declaration.definition();
        return super.fieldsRow();
    }

    @Override
    public final @Nullable UniqueKey<Record> getPrimaryKey() {
        return declaration.jooqKeys().primaryKey();
    }

    @Override
    public final List<UniqueKey<Record>> getUniqueKeys() {
        return declaration.jooqKeys().uniqueKeys();
    }

    @Override
    public final List<ForeignKey<Record, ?>> getReferences() {
        return declaration.jooqKeys().references();
    }

    @Override
    public final @Nullable Identity<Record, ?> getIdentity() {
        return declaration.jooqKeys().identity();
    }

    /** A column of what the table extends, by the name that queries have for that under this alias. */
    <T> TableField<Record, T> inheritedField(Column<? super E, T> column) {
        String of = column.getTable().getName();
        String name = of.equals(base.getName()) ? getName() : getName() + "_" + of;
        return createField(
                column.getUnqualifiedName(), column.definition().type(), new TableImpl<Record>(DSL.name(name)));
    }

    <T> TableField<Record, T> realField(ColumnDefinition<E, T> column) {
        return createField(DSL.name(column.name()), JooqTypes.complete(column));
    }

    void replace(Relationship<E, ?> relationship, Relationship<E, ?> by) {
        declaration.replace(relationship, by);
    }

    void requireDeclaring(String what) {
        if (declaration.frozen()) {
            throw new UsageException(getClass().getSimpleName() + " is in use already: declare " + what
                    + " in a field of the mapping class, before the table is first used");
        }
    }
}
