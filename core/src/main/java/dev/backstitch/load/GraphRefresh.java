package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.FreshRows;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.flush.Undo;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities and their loaded links again: one statement a table and one a relationship, whatever the number of rows. Links that are not loaded stay so,
 * and unflushed changes of links are kept. Made by a session for its transaction; one thread.
 */
public final class GraphRefresh {

    private final Tracker tracker;
    private final GraphLoader loader;
    private final Reader reader;
    private final CurrentRows rows;
    private final Undo undo;

    public GraphRefresh(Tracker tracker, GraphLoader loader, Reader reader, CurrentRows rows, Undo undo) {
        this.tracker = tracker;
        this.loader = loader;
        this.reader = reader;
        this.rows = rows;
        this.undo = undo;
    }

    /** @throws UsageException where one of them has no row, or one that no object can take; nothing was changed then */
    public void refresh(Collection<?> entities) {
        Set<Entry<?>> entries = new LinkedHashSet<>();
        for (Object entity : entities) {
            entries.add(entryOf(entity));
        }
        Map<Entry<?>, @Nullable Object[]> current = rows.withSet(entries);
        for (Entry<?> entry : entries) {
            if (!current.containsKey(entry)) {
                throw new UsageException("refresh: " + entry.shape().label() + " with the key " + entry.key()
                        + " has no row any more: somebody else deleted it; nothing was changed");
            }
        }
        FreshRows fresh = new FreshRows(tracker, undo::remember);
        List<Runnable> following = new ArrayList<>();
        entries.forEach(entry -> following.add(fresh.taking(entry, Objects.requireNonNull(current.get(entry)))));
        following.forEach(Runnable::run);
        loadedLinks(entries).forEach((relationship, owners) -> {
            if (relationship.route() instanceof Route.Held held) {
                new HeldRefresh(loader, reader, rows, fresh, relationship, held).refresh(owners);
            } else if (relationship.route() instanceof Route.Through through) {
                new ThroughRefresh(loader, reader, relationship, through).refresh(owners);
            }
        });
    }

    private Entry<?> entryOf(Object entity) {
        Entry<?> entry = tracker.entryOf(entity);
        String why = entry == null
                ? "is not in this session: get it here, or attach it"
                : switch (entry.state()) {
                    case NEW -> "is new, so no row can be read for it: flush first";
                    case REMOVED -> "is to be deleted by this session: undelete it first";
                    case MANAGED -> "";
                    case DETACHED -> "is not in this session any more: get it here, or attach it";
                };
        if (entry == null || !why.isEmpty()) {
            throw new UsageException(
                    "refresh: the " + tracker.shapes().model().entityOf(entity).label() + " object " + why);
        }
        return entry;
    }

    /** A reference whose key is in the entity's own row followed that already. */
    private static Map<RelationshipMapping<?, ?>, List<Entry<?>>> loadedLinks(Set<Entry<?>> entries) {
        Map<RelationshipMapping<?, ?>, List<Entry<?>>> links = new LinkedHashMap<>();
        for (Entry<?> entry : entries) {
            for (RelationshipMapping<?, ?> relationship : entry.shape().relationships()) {
                if (entry.state() == State.MANAGED
                        && Ends.link(entry, relationship).isLoaded()) {
                    links.computeIfAbsent(relationship, any -> new ArrayList<>())
                            .add(entry);
                }
            }
        }
        return links;
    }
}
