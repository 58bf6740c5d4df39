package dev.backstitch.model;

import dev.backstitch.link.Link;
import dev.backstitch.link.Listeners;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says of one side of a relationship; an immutable value, complete with the last modifier of the fluent chain.
 *
 * @param <E> the entity class that holds the link
 * @param <T> the entity class on the other side
 */
public final class RelationshipDeclaration<E, T> {

    private final Supplier<? extends MappedTable<E>> source;
    private final String name;
    private final Function<? super E, ? extends Link<T>> accessor;
    private final boolean many;
    private List<Supplier<? extends Column<?, ?>>> on = List.of();
    private @Nullable Supplier<? extends Association<E, T>> through;
    private @Nullable HopsDeclaration<E, T> hops;
    private CounterpartDeclaration<T, E> counterpart = new CounterpartDeclaration.None<>();
    private List<Supplier<? extends OrderField<?>>> order = List.of();
    private @Nullable Supplier<? extends Column<T, Integer>> position;
    private @Nullable Supplier<? extends Column<T, ?>> key;
    private Listeners<E, T> listeners = Listeners.none();
    private boolean owned;
    private boolean bumpsVersion;
    private boolean symmetric;

    private RelationshipDeclaration(
            Supplier<? extends MappedTable<E>> source,
            String name,
            Function<? super E, ? extends Link<T>> accessor,
            boolean many) {
        this.source = source;
        this.name = name;
        this.accessor = accessor;
        this.many = many;
    }

    /**
     * A reference of which nothing more is said.
     *
     * @param source the table whose entities hold the link
     * @param name the relationship's name, as messages and string-named counterparts use it
     * @param accessor reads the link of an entity
     */
    public static <E, T> RelationshipDeclaration<E, T> one(
            Supplier<? extends MappedTable<E>> source, String name, Function<? super E, ? extends Link<T>> accessor) {
        return new RelationshipDeclaration<>(source, name, accessor, false);
    }

    /** A collection of which nothing more is said. */
    public static <E, T> RelationshipDeclaration<E, T> many(
            Supplier<? extends MappedTable<E>> source, String name, Function<? super E, ? extends Link<T>> accessor) {
        return new RelationshipDeclaration<>(source, name, accessor, true);
    }

    public Supplier<? extends MappedTable<E>> source() {
        return source;
    }

    public String name() {
        return name;
    }

    public Function<? super E, ? extends Link<T>> accessor() {
        return accessor;
    }

    /** Whether the link is a collection. */
    public boolean many() {
        return many;
    }

    /** The foreign key's columns, on whichever side holds them; empty where the only foreign key between the tables is meant. */
    public List<Supplier<? extends Column<?, ?>>> on() {
        return on;
    }

    /** The association table, seen from this side; null where there is none. */
    public @Nullable Supplier<? extends Association<E, T>> through() {
        return through;
    }

    /** The relationships through which a collection is seen that keeps nothing itself; null of any other. */
    public @Nullable HopsDeclaration<E, T> hops() {
        return hops;
    }

    /** How the other side is named. */
    public CounterpartDeclaration<T, E> counterpart() {
        return counterpart;
    }

    /** The reading order of a collection; empty for the order of the target's primary key. */
    public List<Supplier<? extends OrderField<?>>> order() {
        return order;
    }

    /** The column in which each element keeps its place; null where the order is not stored. */
    public @Nullable Supplier<? extends Column<T, Integer>> position() {
        return position;
    }

    /** The column of the property by which elements are found; null where they are not found by one. */
    public @Nullable Supplier<? extends Column<T, ?>> key() {
        return key;
    }

    public Listeners<E, T> listeners() {
        return listeners;
    }

    /** Whether an element that leaves its owner is deleted. */
    public boolean owned() {
        return owned;
    }

    /** Whether a change of an owned element counts as one of its owner. */
    public boolean bumpsVersion() {
        return bumpsVersion;
    }

    /** Whether the relationship is its own other side. */
    public boolean symmetric() {
        return symmetric;
    }

    public RelationshipDeclaration<E, T> withOn(List<Supplier<? extends Column<?, ?>>> columns) {
        return with(changed -> changed.on = List.copyOf(columns));
    }

    public RelationshipDeclaration<E, T> withThrough(Supplier<? extends Association<E, T>> association) {
        return with(changed -> changed.through = association);
    }

    public RelationshipDeclaration<E, T> withHops(HopsDeclaration<E, T> relationships) {
        return with(changed -> changed.hops = relationships);
    }

    public RelationshipDeclaration<E, T> withCounterpart(CounterpartDeclaration<T, E> other) {
        return with(changed -> changed.counterpart = other);
    }

    public RelationshipDeclaration<E, T> withOrder(List<Supplier<? extends OrderField<?>>> fields) {
        return with(changed -> changed.order = List.copyOf(fields));
    }

    /** Reads in the order of the column and keeps that up to date. */
    public RelationshipDeclaration<E, T> withPosition(Supplier<? extends Column<T, Integer>> column) {
        return with(changed -> {
            changed.position = column;
            changed.order = List.of(column);
        });
    }

    public RelationshipDeclaration<E, T> withKey(Supplier<? extends Column<T, ?>> column) {
        return with(changed -> changed.key = column);
    }

    public RelationshipDeclaration<E, T> withListeners(Listeners<E, T> told) {
        return with(changed -> changed.listeners = told);
    }

    public RelationshipDeclaration<E, T> withOwned() {
        return with(changed -> changed.owned = true);
    }

    public RelationshipDeclaration<E, T> withVersionBump() {
        return with(changed -> changed.bumpsVersion = true);
    }

    /** @param self names this very relationship */
    public RelationshipDeclaration<E, T> withSymmetric(Supplier<? extends Relationship<T, E>> self) {
        return with(changed -> {
            changed.symmetric = true;
            changed.counterpart = new CounterpartDeclaration.Typed<>(self);
        });
    }

    private RelationshipDeclaration<E, T> with(Consumer<RelationshipDeclaration<E, T>> change) {
        RelationshipDeclaration<E, T> copy = new RelationshipDeclaration<>(source, name, accessor, many);
        copy.on = on;
        copy.through = through;
        copy.hops = hops;
        copy.counterpart = counterpart;
        copy.order = order;
        copy.position = position;
        copy.key = key;
        copy.listeners = listeners;
        copy.owned = owned;
        copy.bumpsVersion = bumpsVersion;
        copy.symmetric = symmetric;
        change.accept(copy);
        return copy;
    }
}
