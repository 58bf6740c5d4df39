package dev.backstitch.dsl;

import dev.backstitch.link.ManyAccessor;
import dev.backstitch.link.OneAccessor;
import dev.backstitch.model.Column;
import dev.backstitch.model.CounterpartDeclaration;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipDeclaration;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.ToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Declares a reference. Keep it in a field of type {@link ToOne}, which hides what only a declaration needs.
 *
 * @param <E> the entity class that holds the reference
 * @param <T> the entity class it refers to
 */
public final class ToOneSpec<E, T> implements ToOne<E, T> {

    private final RelationshipSpec<E, T> spec;

    ToOneSpec(EntityTable<E> table, String name, OneAccessor<E, T> accessor) {
        this.spec = new RelationshipSpec<>(
                RelationshipDeclaration.one(() -> table, name, accessor::of),
                table.isAlias() ? table : null,
                self -> table.replace(this, self));
    }

    /** The columns of this table that hold the foreign key. Left out, the only foreign key between the two tables is meant. */
    @SafeVarargs
    public final ToOneSpec<E, T> on(Column<E, ?>... columns) {
        List<Supplier<? extends Column<?, ?>>> suppliers = new ArrayList<>();
        for (Column<E, ?> column : columns) {
            suppliers.add(() -> column);
        }
        spec.declare(spec.declaration().withOn(suppliers));
        return this;
    }

    /** The other side, as in {@code backPopulates(() -> USERS.posts)}; the compiler checks that it fits. */
    public ToOneSpec<E, T> backPopulates(Supplier<? extends Relationship<T, E>> counterpart) {
        spec.declare(spec.declaration().withCounterpart(new CounterpartDeclaration.Typed<>(counterpart)));
        return this;
    }

    /** The other side by its name; {@code Model.of} checks that it fits. */
    public ToOneSpec<E, T> backPopulates(String counterpart) {
        spec.declare(spec.declaration().withCounterpart(new CounterpartDeclaration.Named<>(counterpart)));
        return this;
    }

    /** The object referred to, whose row holds the key, belongs to this one: let go, and taken by nobody else, it is deleted at the next flush. */
    public ToOneSpec<E, T> owned() {
        spec.declare(spec.declaration().withOwned());
        return this;
    }

    /** A change of an owned object, also that it comes or goes, counts up the {@code version()} of its owner. */
    public ToOneSpec<E, T> bumpsVersion() {
        spec.declare(spec.declaration().withVersionBump());
        return this;
    }

    /** Tells the listener of each object that becomes the target, after both sides agree; one that throws undoes the change. Loading tells nobody. */
    public ToOneSpec<E, T> onLink(BiConsumer<? super E, ? super T> listener) {
        spec.declare(
                spec.declaration().withListeners(spec.declaration().listeners().withLinked(listener)));
        return this;
    }

    /** Tells the listener of each object that is the target no more, after both sides agree; one that throws undoes the change. */
    public ToOneSpec<E, T> onUnlink(BiConsumer<? super E, ? super T> listener) {
        spec.declare(
                spec.declaration().withListeners(spec.declaration().listeners().withUnlinked(listener)));
        return this;
    }

    /** Declares the other side here as well, a collection: what its objects hold is made by {@link ManyToOne#reverse()}. */
    @SuppressWarnings("overloads") // told apart by what the accessor returns
    public ManyToOne<E, T> backref(String name, ManyAccessor<T, E> accessor) {
        return Backrefs.manyToOne(spec, name, accessor);
    }

    /** Declares the other side here as well, a reference: what its objects hold is made by {@link OneToOne#reverse()}. */
    @SuppressWarnings("overloads") // told apart by what the accessor returns
    public OneToOne<E, T> backref(String name, OneAccessor<T, E> accessor) {
        return Backrefs.oneToOne(spec, name, accessor);
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
