package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.End;
import dev.backstitch.link.Hops;
import dev.backstitch.link.Link;
import dev.backstitch.link.Listeners;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One side of a relationship: what was declared, and the slots that are filled once, when it is first linked or when {@link Model#of} resolves it.
 * Made by the mapping that declares it; lives as long as that; safe for all threads.
 */
public final class RelationshipDefinition<E, T> implements End<E, T> {

    private final RelationshipDeclaration<E, T> declaration;
    private final Function<? super E, ? extends Link<T>> accessor;
    private volatile @Nullable Relationship<T, E> otherSide;
    private @Nullable RelationshipDefinition<T, E> otherEnd;
    private volatile boolean otherSideKnown;
    private volatile @Nullable RelationshipMapping<E, T> mapping;
    private volatile @Nullable Hops<E, ?, T> hops;
    private volatile @Nullable Boolean listened;

    public RelationshipDefinition(RelationshipDeclaration<E, T> declaration) {
        this.declaration = declaration;
        this.accessor = declaration.accessor();
    }

    public RelationshipDeclaration<E, T> declaration() {
        return declaration;
    }

    /** The relationship's name with that of its table, as in {@code Users.posts}. */
    @Override
    public String label() {
        return declaration.source().get().definition().label() + "." + declaration.name();
    }

    /** A hot path: each change of a link asks for the other end. */
    @Override
    public @Nullable RelationshipDefinition<T, E> counterpart() {
        if (!otherSideKnown) {
            otherSide();
        }
        return otherEnd;
    }

    /**
     * The other side.
     *
     * @return null where the relationship is declared on one side only
     * @throws UsageException where the other side is named by a string and no model has resolved it yet
     */
    public @Nullable Relationship<T, E> otherSide() {
        if (!otherSideKnown) {
            if (declaration.hops() != null) {
                otherSideKnown = true;
            } else if (declaration.counterpart() instanceof CounterpartDeclaration.Typed<T, E> typed) {
                know(typed.supplier().get());
            } else if (declaration.counterpart() instanceof CounterpartDeclaration.Backref<T, E> backref) {
                know(backref.relationship());
            } else if (declaration.counterpart() instanceof CounterpartDeclaration.Named<T, E> named) {
                throw new UsageException(label() + " back-populates '" + named.name()
                        + "' by name, and names are resolved by Model.of: build the model before the first link, or name the"
                        + " counterpart by its field, as in backPopulates(() -> TABLE.relationship)");
            } else {
                otherSideKnown = true;
            }
        }
        return otherSide;
    }

    /** The way through objects between; null where the links are kept. */
    @Override
    public @Nullable Hops<E, ?, T> hops() {
        HopsDeclaration<E, T> declared = declaration.hops();
        Hops<E, ?, T> known = hops;
        if (declared != null && known == null) {
            known = hops(declared.toBetween().get(), declared.toTarget().get());
            hops = known;
        }
        return known;
    }

    @SuppressWarnings("unchecked") // the model has checked that the second begins where the first leads
    private static <E, B, T> Hops<E, B, T> hops(Relationship<E, B> first, Relationship<?, T> second) {
        Relationship<B, T> onward = (Relationship<B, T>) second;
        return new Hops<>(
                first,
                onward,
                Objects.requireNonNull(onward.definition()
                        .declaration()
                        .source()
                        .get()
                        .definition()
                        .factory()));
    }

    /** Whether somebody is told when links of this side or the other change. */
    @Override
    public boolean listened() {
        Boolean known = listened;
        if (known == null) {
            RelationshipDefinition<T, E> other = counterpart();
            known = !declaration.listeners().isEmpty()
                    || (other != null && !other.declaration().listeners().isEmpty());
            listened = known;
        }
        return known;
    }

    @Override
    public Listeners<E, T> listeners() {
        return declaration.listeners();
    }

    @Override
    public @Nullable Object keyOf(T target) {
        return mapping().keyOf(target);
    }

    /** Reads the link of one owner by the accessor of the mapping. */
    @Override
    public Link<T> linkOf(E owner) {
        return accessor.apply(owner);
    }

    /**
     * What {@link Model#of} made of the declaration.
     *
     * @throws UsageException where no model was built of it
     */
    public RelationshipMapping<E, T> mapping() {
        RelationshipMapping<E, T> resolved = mapping;
        if (resolved == null) {
            throw new UsageException(
                    label() + " belongs to no model yet: give its table to Model.of before it is used in a query");
        }
        return resolved;
    }

    void know(@Nullable Relationship<T, E> other) {
        otherEnd = other == null ? null : other.definition();
        otherSide = other;
        listened = null;
        otherSideKnown = true;
    }

    void resolve(RelationshipMapping<E, T> resolved) {
        mapping = resolved;
    }
}
