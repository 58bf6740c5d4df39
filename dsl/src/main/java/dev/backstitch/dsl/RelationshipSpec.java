package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipDeclaration;
import dev.backstitch.model.RelationshipDefinition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what is declared of one side of a relationship, and freezes it at its first use. One thread until then. */
final class RelationshipSpec<E, T> {

    private RelationshipDeclaration<E, T> declaration;
    private final @Nullable EntityTable<E> alias;
    private volatile @Nullable RelationshipDefinition<E, T> frozen;

    private final Consumer<Relationship<E, T>> replacement;

    /** A side that no table has declared: the other side's declares it. */
    RelationshipSpec(RelationshipDeclaration<E, T> declaration) {
        this(declaration, null, self -> {
            throw new IllegalStateException(declaration.name() + " was made by a backref");
        });
    }

    /**
     * @param alias that declares it again; null where the table does
     * @param replacement puts another object for this side into the table that declared it
     */
    RelationshipSpec(
            RelationshipDeclaration<E, T> declaration,
            @Nullable EntityTable<E> alias,
            Consumer<Relationship<E, T>> replacement) {
        this.declaration = declaration;
        this.alias = alias;
        this.replacement = replacement;
    }

    /** This side is represented by another object from now on. */
    void becomes(Relationship<E, T> self) {
        replacement.accept(self);
    }

    RelationshipDeclaration<E, T> declaration() {
        return declaration;
    }

    void declare(RelationshipDeclaration<E, T> changed) {
        if (frozen != null) {
            throw new UsageException("relationship " + declaration.name()
                    + " is in use already: its modifiers belong into the field of the mapping class that declares it");
        }
        declaration = changed;
    }

    /** The table, or the alias of it, that declares it. */
    MappedTable<E> table() {
        return declaration.source().get();
    }

    RelationshipDefinition<E, T> definition() {
        RelationshipDefinition<E, T> known = frozen;
        return known != null ? known : freeze();
    }

    private synchronized RelationshipDefinition<E, T> freeze() {
        RelationshipDefinition<E, T> known = frozen;
        if (known == null) {
            known = alias == null
                    ? new RelationshipDefinition<>(declaration)
                    : Aliases.<E, T>unaliased(alias, declaration.name()).definition();
            frozen = known;
        }
        return known;
    }
}
