package dev.backstitch.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One side of a relationship while it is resolved: what is known of it so far. Made for one resolution; one thread. */
final class Draft {

    private final EntityMapping<?> source;
    private final Relationship<?, ?> relationship;
    private @Nullable EntityMapping<?> target;
    private @Nullable Draft counterpart;
    private @Nullable Reference key;
    private @Nullable Route route;
    private boolean broken;

    Draft(EntityMapping<?> source, Relationship<?, ?> relationship) {
        this.source = source;
        this.relationship = relationship;
    }

    EntityMapping<?> source() {
        return source;
    }

    /** Where its mistakes are told. */
    Mapping where() {
        return source.table();
    }

    Relationship<?, ?> relationship() {
        return relationship;
    }

    RelationshipDeclaration<?, ?> declaration() {
        return relationship.definition().declaration();
    }

    String name() {
        return declaration().name();
    }

    String label() {
        return source.label() + "." + name();
    }

    boolean many() {
        return declaration().many();
    }

    boolean goesThrough() {
        return declaration().through() != null;
    }

    boolean namesNoCounterpart() {
        return declaration().counterpart() instanceof CounterpartDeclaration.None<?, ?>;
    }

    /** Both sides are of one table. */
    boolean refersToItself() {
        return target == source;
    }

    @Nullable
    EntityMapping<?> target() {
        return target;
    }

    EntityMapping<?> knownTarget() {
        return Objects.requireNonNull(target);
    }

    void target(EntityMapping<?> found) {
        target = found;
    }

    /** The side that it names, which may not answer. */
    @Nullable
    Draft counterpart() {
        return counterpart;
    }

    void counterpart(Draft found) {
        counterpart = found;
    }

    /** The foreign key that it says itself, or that it can only mean. */
    @Nullable
    Reference key() {
        return key;
    }

    void key(Reference found) {
        key = found;
    }

    @Nullable
    Route route() {
        return route;
    }

    Route knownRoute() {
        return Objects.requireNonNull(route);
    }

    void route(Route found) {
        route = found;
    }

    /** The association it goes through; null while it is not known, or where there is none. */
    Route.@Nullable Through through() {
        return route instanceof Route.Through through ? through : null;
    }

    /** A mistake of it is told, or of what it depends on; what follows from that is not. */
    boolean broken() {
        return broken;
    }

    void breaks() {
        broken = true;
    }
}
