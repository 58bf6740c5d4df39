package dev.backstitch.change;

import dev.backstitch.model.RelationshipMapping;
import org.jspecify.annotations.Nullable;

/**
 * By what some entries came into a session. Immutable.
 *
 * @param asked what asked for them, whose {@code toString} says so in words
 * @param before those that they were loaded for; null where the query itself selected them
 * @param relationship along which they were loaded for these
 * @param way how that was asked for
 * @param strict whether what was not fetched with them must not be loaded by reading it
 * @param batch with which they leave the session again; null where they stay
 */
public record Origin(
        Object asked,
        @Nullable Origin before,
        @Nullable RelationshipMapping<?, ?> relationship,
        Way way,
        boolean strict,
        @Nullable Batch batch) {

    /** Nobody asked for them by a query. */
    static final Origin UNKNOWN = of("", false);

    /** How a fetch plan asks for what is loaded along a relationship. */
    public enum Way {
        WHOLE,
        JOINED,
        WINDOW,
        DESCENDANTS,
        ANCESTORS
    }

    /** What was asked, in words. */
    public String query() {
        return asked.toString();
    }

    /** @param asked is asked for its words when an error needs them only */
    public static Origin of(Object asked, boolean strict) {
        return new Origin(asked, null, null, Way.WHOLE, strict, null);
    }

    /** The same of what leaves the session with a batch, and of all that is loaded along from it. */
    public Origin in(Batch leaving) {
        return new Origin(asked, before, relationship, way, strict, leaving);
    }

    /** What is loaded along a relationship for entries that came by this. */
    public Origin along(RelationshipMapping<?, ?> next) {
        return along(next, Way.WHOLE);
    }

    /** The same, asked for in some way. */
    public Origin along(RelationshipMapping<?, ?> next, Way way) {
        return new Origin(asked, this, next, way, strict, batch);
    }
}
