package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.ManyAccessor;
import dev.backstitch.link.OneAccessor;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.CounterpartDeclaration;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.ReferenceDefinition;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipDeclaration;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import java.util.List;
import java.util.function.Supplier;

/** Makes the other side of a relationship that is declared in one place, and names each side as the other's counterpart. */
final class Backrefs {

    private Backrefs() {}

    static <E, T> OneToMany<E, T> oneToMany(
            RelationshipSpec<E, T> spec,
            String name,
            OneAccessor<T, E> accessor,
            Supplier<? extends Column<T, ?>> foreignKey) {
        RelationshipSpec<T, E> reverse = new RelationshipSpec<>(
                RelationshipDeclaration.one(() -> foreignKey.get().mappedTable(), name, accessor::of)
                        .withOn(List.of(foreignKey)));
        ToOne<T, E> other = reverse::definition;
        return pair(spec, reverse, other, new OneToMany<>() {
            @Override
            public MappedTable<E> table() {
                return spec.table();
            }

            @Override
            public RelationshipDefinition<E, T> definition() {
                return spec.definition();
            }

            @Override
            public ToOne<T, E> reverse() {
                return other;
            }
        });
    }

    static <E, T> ManyToMany<E, T> manyToMany(RelationshipSpec<E, T> spec, String name, ManyAccessor<T, E> accessor) {
        Supplier<? extends Association<E, T>> through = spec.declaration().through();
        if (through == null) {
            throw new UsageException(spec.declaration().name() + ": backref(\"" + name
                    + "\", ..) with a collection needs through(..) before it; with a reference it needs the foreign key's column"
                    + " as its third argument");
        }
        RelationshipSpec<T, E> reverse = new RelationshipSpec<>(RelationshipDeclaration.many(
                        () -> Backrefs.<T>tableOf(
                                through.get().to().get(0).target().get()),
                        name,
                        accessor::of)
                .withThrough(() -> through.get().reversed()));
        ToMany<T, E> other = reverse::definition;
        return pair(spec, reverse, other, new ManyToMany<>() {
            @Override
            public MappedTable<E> table() {
                return spec.table();
            }

            @Override
            public RelationshipDefinition<E, T> definition() {
                return spec.definition();
            }

            @Override
            public ToMany<T, E> reverse() {
                return other;
            }
        });
    }

    static <E, T> ManyToOne<E, T> manyToOne(RelationshipSpec<E, T> spec, String name, ManyAccessor<T, E> accessor) {
        RelationshipSpec<T, E> reverse =
                new RelationshipSpec<>(RelationshipDeclaration.many(() -> target(spec), name, accessor::of));
        ToMany<T, E> other = reverse::definition;
        return pair(spec, reverse, other, new ManyToOne<>() {
            @Override
            public MappedTable<E> table() {
                return spec.table();
            }

            @Override
            public RelationshipDefinition<E, T> definition() {
                return spec.definition();
            }

            @Override
            public ToMany<T, E> reverse() {
                return other;
            }
        });
    }

    static <E, T> OneToOne<E, T> oneToOne(RelationshipSpec<E, T> spec, String name, OneAccessor<T, E> accessor) {
        RelationshipSpec<T, E> reverse =
                new RelationshipSpec<>(RelationshipDeclaration.one(() -> target(spec), name, accessor::of));
        ToOne<T, E> other = reverse::definition;
        return pair(spec, reverse, other, new OneToOne<>() {
            @Override
            public MappedTable<E> table() {
                return spec.table();
            }

            @Override
            public RelationshipDefinition<E, T> definition() {
                return spec.definition();
            }

            @Override
            public ToOne<T, E> reverse() {
                return other;
            }
        });
    }

    /** Each side names the other, and the table holds the side that knows both. */
    private static <E, T, R extends Relationship<E, T>> R pair(
            RelationshipSpec<E, T> spec, RelationshipSpec<T, E> reverse, Relationship<T, E> other, R self) {
        reverse.declare(reverse.declaration().withCounterpart(new CounterpartDeclaration.Typed<>(() -> self)));
        spec.declare(spec.declaration().withCounterpart(new CounterpartDeclaration.Backref<>(other)));
        spec.becomes(self);
        return self;
    }

    /** The table that the foreign key of a reference names. */
    private static <E, T> MappedTable<T> target(RelationshipSpec<E, T> spec) {
        List<Supplier<? extends Column<?, ?>>> on = spec.declaration().on();
        MappedTable<E> source = spec.declaration().source().get();
        for (ReferenceDefinition<E> reference : source.definition().references()) {
            boolean only = on.isEmpty() && source.definition().references().size() == 1;
            if (only || (!on.isEmpty() && reference.columns().contains(on.get(0).get()))) {
                return tableOf(reference.targets().get(0).get());
            }
        }
        throw new UsageException(
                source.definition().label() + "." + spec.declaration().name()
                        + " declares its other side by backref(..), so it has to name its foreign key: put on(..) before it, with a"
                        + " column that references the other table");
    }

    @SuppressWarnings("unchecked") // the foreign key's target is the relationship's
    private static <T> MappedTable<T> tableOf(Column<?, ?> column) {
        return (MappedTable<T>) column.mappedTable();
    }
}
