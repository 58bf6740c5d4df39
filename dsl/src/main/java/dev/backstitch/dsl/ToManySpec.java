package dev.backstitch.dsl;

import dev.backstitch.link.ManyAccessor;
import dev.backstitch.link.OneAccessor;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.CounterpartDeclaration;
import dev.backstitch.model.HopsDeclaration;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipDeclaration;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.ToList;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToMap;
import dev.backstitch.model.ToOne;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jooq.OrderField;

/**
 * Declares a collection. Keep it in a field of type {@link ToMany}, which hides what only a declaration needs.
 *
 * @param <E> the entity class that holds the collection
 * @param <T> the entity class of its elements
 */
public final class ToManySpec<E, T> implements ToMany<E, T> {

    private final RelationshipSpec<E, T> spec;

    ToManySpec(EntityTable<E> table, String name, ManyAccessor<E, T> accessor) {
        this.spec = new RelationshipSpec<>(
                RelationshipDeclaration.many(() -> table, name, accessor::of),
                table.isAlias() ? table : null,
                self -> table.replace(this, self));
    }

    /** The columns of the other table that hold the foreign key. Left out, those of the other side are meant, or the only foreign key there is. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final ToManySpec<E, T> on(Supplier<? extends Column<T, ?>>... columns) {
        spec.declare(spec.declaration().withOn(List.of(columns)));
        return this;
    }

    /** The association table, seen from this side: the other side takes its {@link Association#reversed()}. */
    public ToManySpec<E, T> through(Supplier<? extends Association<E, T>> association) {
        spec.declare(spec.declaration().withThrough(association));
        return this;
    }

    /** The other side, as in {@code backPopulates(() -> POSTS.author)}; the compiler checks that it fits. */
    public ToManySpec<E, T> backPopulates(Supplier<? extends Relationship<T, E>> counterpart) {
        spec.declare(spec.declaration().withCounterpart(new CounterpartDeclaration.Typed<>(counterpart)));
        return this;
    }

    /** The other side by its name; {@code Model.of} checks that it fits. */
    public ToManySpec<E, T> backPopulates(String counterpart) {
        spec.declare(spec.declaration().withCounterpart(new CounterpartDeclaration.Named<>(counterpart)));
        return this;
    }

    /** The order in which elements are read, as in {@code orderBy(() -> POSTS.title.desc())}. Left out, that of their primary key. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final ToManySpec<E, T> orderBy(Supplier<? extends OrderField<?>>... fields) {
        spec.declare(spec.declaration().withOrder(List.of(fields)));
        return this;
    }

    /**
     * This side is its own other side: what is linked to an object is linked back by the same relationship, and one row of the association table says
     * so, whichever way round.
     */
    @SuppressWarnings("unchecked") // the model refuses a symmetric relationship between two classes
    public ToManySpec<E, T> symmetric() {
        spec.declare(spec.declaration().withSymmetric(() -> (Relationship<T, E>) this));
        return this;
    }

    /**
     * Keeps nothing itself, but shows what objects between refer to, as in {@code through(() -> STUDENTS.enrolments, () -> ENROLMENTS.course)}: to add
     * an element makes an object between by its table's factory, to remove one deletes those that refer to it.
     */
    public <B> ToManySpec<E, T> through(
            Supplier<? extends ToMany<E, B>> toBetween, Supplier<? extends ToOne<B, T>> toTarget) {
        spec.declare(spec.declaration().withHops(new HopsDeclaration<>(toBetween, toTarget)));
        return this;
    }

    /**
     * Tells the listener of each element that is linked, after both sides agree; one that throws undoes the change. Loading tells nobody. It is told of
     * objects, so an element linked by its key is told of when it is loaded.
     */
    public ToManySpec<E, T> onLink(BiConsumer<? super E, ? super T> listener) {
        spec.declare(
                spec.declaration().withListeners(spec.declaration().listeners().withLinked(listener)));
        return this;
    }

    /** Tells the listener of each element that is unlinked, after both sides agree; one that throws undoes the change. */
    public ToManySpec<E, T> onUnlink(BiConsumer<? super E, ? super T> listener) {
        spec.declare(
                spec.declaration().withListeners(spec.declaration().listeners().withUnlinked(listener)));
        return this;
    }

    /**
     * Stores the order of the elements, counted from 0, in a column of their own table: the field that holds it is a {@code ManyList}. Ends the
     * declaration.
     */
    public ToList<E, T> ordered(Supplier<? extends Column<T, Integer>> position) {
        spec.declare(spec.declaration().withPosition(position));
        ToList<E, T> self = spec::definition;
        spec.becomes(self);
        return self;
    }

    /** Finds the elements by a property of theirs: the field that holds it is a {@code ManyMap}. Ends the declaration. */
    public <K> ToMap<E, K, T> keyedBy(Supplier<? extends Column<T, K>> key) {
        spec.declare(spec.declaration().withKey(key));
        ToMap<E, K, T> self = spec::definition;
        spec.becomes(self);
        return self;
    }

    /** The elements belong to this object: one that is let go, and that nobody else takes, is deleted at the next flush. */
    public ToManySpec<E, T> owned() {
        spec.declare(spec.declaration().withOwned());
        return this;
    }

    /** A change of an owned object, also that it comes or goes, counts up the {@code version()} of its owner. */
    public ToManySpec<E, T> bumpsVersion() {
        spec.declare(spec.declaration().withVersionBump());
        return this;
    }

    /**
     * Declares the other side here as well, a reference: what its objects hold is made by {@link OneToMany#reverse()}.
     *
     * @param foreignKey the column of the other table that holds the foreign key
     */
    public OneToMany<E, T> backref(
            String name, OneAccessor<T, E> accessor, Supplier<? extends Column<T, ?>> foreignKey) {
        return Backrefs.oneToMany(spec, name, accessor, foreignKey);
    }

    /** Declares the other side of an association here as well, a collection: what its objects hold is made by {@link ManyToMany#reverse()}. */
    public ManyToMany<E, T> backref(String name, ManyAccessor<T, E> accessor) {
        return Backrefs.manyToMany(spec, name, accessor);
    }

    @Override
    public MappedTable<E> table() {
        return spec.table();
    }

    @Override
    public RelationshipDefinition<E, T> definition() {
        return spec.definition();
    }

    @Override
    public String toString() {
        return label();
    }
}
