package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.RelationshipMapping;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
            throw new UsageException(text(entry, relationship, origin, siblings));
        }
    }

    /** @throws UsageException where the column has to be loaded by a statement that was not asked for */
    void require(Entry<?> entry, Column<?, ?> column) {
        Siblings siblings = entry.siblings();
        Origin origin = (siblings == null ? new Siblings() : siblings).origin();
        if (!suspended && (session || origin.strict())) {
            String cure = "load it for all that need it at once by session.load(.., " + constant(column)
                    + "), or let the query read it";
            throw new UsageException(notLoaded(entry.shape().label() + "." + column.getName(), entry, origin, siblings)
                    + cure + "; nothing was sent");
        }
    }

    private static String notLoaded(String what, Entry<?> entry, Origin origin, @Nullable Siblings siblings) {
        int others = siblings == null ? 0 : siblings.entries().size() - 1;
        String came = origin.query().isEmpty()
                ? ""
                : " that came" + (others == 0 ? "" : " with " + others + (others == 1 ? " other" : " others")) + " by "
                        + origin.query();
        return what + " is not loaded for the object " + entry.shape().label() + " " + entry.key() + came
                + ", and reading it is strict: ";
    }

    private static String text(
            Entry<?> entry, RelationshipMapping<?, ?> relationship, Origin origin, @Nullable Siblings siblings) {
        String cure = origin.query().startsWith("from(")
                ? "add " + with(origin, relationship, Origin.Way.WHOLE, "")
                        + " to the query, or load it for all of them at once by session.load(..)"
                : "load it for all that need it at once by session.load(.., " + constant(relationship) + ")";
        return notLoaded(relationship.label(), entry, origin, siblings) + cure + "; nothing was sent";
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
        String table = constant(relationship.source().table());
        return table.isEmpty() ? relationship.label() : table + "." + relationship.name();
    }

    /** The same of a column, whose field is taken to be called as it is. */
    private static String constant(Column<?, ?> column) {
        MappedTable<?> table = column.mappedTable().unaliased();
        String constant = constant(table);
        String name = column.getName().replace("_", "");
        for (Field field : table.getClass().getDeclaredFields()) {
            if (!constant.isEmpty()
                    && Column.class.isAssignableFrom(field.getType())
                    && field.getName().equalsIgnoreCase(name)) {
                return constant + "." + field.getName();
            }
        }
        return table.definition().label() + "." + column.getName();
    }

    /** Empty where no constant has the table. */
    private static String constant(MappedTable<?> table) {
        for (Field field : table.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == table.getClass()) {
                return field.getName();
            }
        }
        return "";
    }
}
