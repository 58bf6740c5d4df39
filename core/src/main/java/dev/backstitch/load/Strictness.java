package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.RelationshipMapping;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;

/**
 * Whether reading a link that is not loaded loads it, or is an error that says what to fetch. A flush may always load. Made by a session for its
 * transaction; one thread.
 */
public final class Strictness {

    private final boolean session;
    private boolean suspended;

    /** @param session whether every query of the session is strict */
    public Strictness(boolean session) {
        this.session = session;
    }

    /** Does what may load whatever it needs. */
    public <R> R suspended(Supplier<R> work) {
        boolean before = suspended;
        suspended = true;
        try {
            return work.get();
        } finally {
            suspended = before;
        }
    }

    /** @throws UsageException where the relationship has to be loaded by a statement that was not asked for */
    void require(Entry<?> entry, RelationshipMapping<?, ?> relationship) {
        Siblings siblings = entry.siblings();
        Origin origin = (siblings == null ? new Siblings() : siblings).origin();
        if (!suspended && (session || origin.strict()) && !Ends.settled(entry, relationship)) {
            int others = siblings == null ? 0 : siblings.entries().size() - 1;
            throw new UsageException(text(entry, relationship, origin, others));
        }
    }

    private static String text(Entry<?> entry, RelationshipMapping<?, ?> relationship, Origin origin, int others) {
        String came = origin.query().isEmpty()
                ? ""
                : " that came" + (others == 0 ? "" : " with " + others + (others == 1 ? " other" : " others")) + " by "
                        + origin.query();
        String cure = origin.query().startsWith("from(")
                ? "add " + with(origin, relationship, Origin.Way.WHOLE, "")
                        + " to the query, or load it for all of them at once by session.load(..)"
                : "load it for all that need it at once by session.load(.., " + constant(relationship) + ")";
        return relationship.label() + " is not loaded for the object "
                + entry.shape().label() + " " + entry.key() + came + ", and reading it is strict: " + cure
                + "; nothing was sent";
    }

    /** The call that fetches a relationship with what came by an origin. */
    private static String with(Origin origin, RelationshipMapping<?, ?> relationship, Origin.Way way, String nested) {
        String call = switch (way) {
            case WHOLE -> ".with(" + constant(relationship) + nested + ")";
            case JOINED -> ".withJoined(" + constant(relationship) + nested + ")";
            case WINDOW -> ".with(window(" + constant(relationship) + ")" + nested + ")";
            case DESCENDANTS -> ".withDescendants(" + constant(relationship) + nested + ")";
            case ANCESTORS -> ".withAncestors(" + constant(relationship) + nested + ")";
        };
        Origin before = origin.before();
        RelationshipMapping<?, ?> by = origin.relationship();
        return before == null || by == null
                ? call
                : with(before, by, origin.way(), ", " + by.name() + " -> " + by.name() + call);
    }

    /** As a user writes it: by the constant that has the table, where there is one. */
    private static String constant(RelationshipMapping<?, ?> relationship) {
        EntityMapping<?> source = relationship.source();
        MappedTable<?> table = source.table();
        for (Field field : table.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == table.getClass()) {
                return field.getName() + "." + relationship.name();
            }
        }
        return relationship.label();
    }
}
