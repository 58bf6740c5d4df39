package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the links that were made by a key to objects which the session does not have: until these arrive and are linked themselves, or a flush has
 * written the rows. Lives as long as its tracker.
 */
public final class KeyedLinks {

    private final Tracker tracker;
    private final Map<KeyRow, List<Waiting>> waiting = new LinkedHashMap<>();

    /** A row that has to name an owner, although nobody loaded it. */
    public record Taken(RelationshipMapping<?, ?> relationship, Entry<?> owner, KeyRow row) {}

    private record Waiting(
            Entry<?> owner, RelationshipMapping<?, ?> relationship, Object key, KeyRow row, boolean written) {

        Link<?> link() {
            return ForeignKeys.link(owner, relationship);
        }

        Waiting asWritten() {
            return new Waiting(owner, relationship, key, row, true);
        }
    }

    KeyedLinks(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The entity with a key, where the session has it. */
    @Nullable
    Entry<?> find(RelationshipMapping<?, ?> relationship, Object key) {
        KeyRow row = rowOf(relationship, key);
        return tracker.find(row.shape(), row.key());
    }

    void keyed(Entry<?> owner, RelationshipMapping<?, ?> relationship, Object key) {
        wait(new Waiting(owner, relationship, key, rowOf(relationship, key), false));
    }

    void unkeyed(Entry<?> owner, RelationshipMapping<?, ?> relationship, Object key) {
        KeyRow row = rowOf(relationship, key);
        for (Waiting each : List.copyOf(waiting.getOrDefault(row, List.of()))) {
            if (each.owner() == owner && each.relationship() == relationship) {
                stop(each);
                tracker.log().note(() -> wait(each));
            }
        }
        tracker.changes().unkeyed(owner, relationship, row);
    }

    /** Finds the links of an entity that wait for their objects, and links those that the session has. */
    <E> void hear(Entry<E> owner) {
        for (RelationshipMapping<E, ?> relationship : owner.shape().relationships()) {
            for (Object key : LinkAccess.keys(owner.link(relationship))) {
                Entry<?> target = find(relationship, key);
                Waiting each = new Waiting(owner, relationship, key, rowOf(relationship, key), false);
                if (target == null) {
                    wait(each);
                } else {
                    link(each, target);
                }
            }
        }
    }

    /** An entity has come to have a key: what waits for it is linked. */
    void arrived(Entry<?> target) {
        if (waiting.isEmpty()) {
            return;
        }
        Object key = target.key();
        List<Waiting> all = key == null ? null : waiting.remove(KeyRow.of(target, key));
        if (all != null) {
            all.forEach(each -> link(each, target));
        }
    }

    /** The rows that were not loaded and have to name their new owners. */
    public List<Taken> taken() {
        List<Taken> all = new ArrayList<>();
        waiting.values()
                .forEach(links -> links.forEach(each -> {
                    if (!each.written()
                            && each.relationship().route() instanceof Route.Held
                            && each.owner().state() != State.REMOVED) {
                        all.add(new Taken(each.relationship(), each.owner(), each.row()));
                    }
                }));
        return all;
    }

    /** Rows of a table were changed by a statement: what collections were given by their keys is read again. */
    public void doubt(EntityMapping<?> target) {
        for (List<Waiting> links : List.copyOf(waiting.values())) {
            for (Waiting each : List.copyOf(links)) {
                if (each.relationship().target().root() == target.root() && each.link() instanceof Many<?> many) {
                    stop(each);
                    LinkAccess.dropKey(many, each.key());
                    LinkAccess.unread(many);
                }
            }
        }
    }

    /** The rows say it now. */
    void written() {
        for (List<Waiting> links : List.copyOf(waiting.values())) {
            for (Waiting each : List.copyOf(links)) {
                stop(each);
                if (each.link() instanceof One<?> one && each.relationship().route() instanceof Route.Holding) {
                    LinkAccess.forget(one); // its row names the key
                } else if (!each.link().isLoaded()) {
                    waiting.computeIfAbsent(each.row(), any -> new ArrayList<>())
                            .add(each.asWritten());
                }
            }
        }
    }

    /** Links are what they were when everything had been written. */
    void restored() {
        waiting.clear();
        for (Entry<?> owner : List.copyOf(tracker.entries())) {
            hear(owner);
        }
        written();
    }

    private void wait(Waiting each) {
        waiting.computeIfAbsent(each.row(), any -> new ArrayList<>()).add(each);
        tracker.log().note(() -> stop(each));
        if (!each.written()) {
            tracker.changes().keyed(each.owner(), each.relationship(), each.row());
        }
    }

    private void stop(Waiting each) {
        List<Waiting> links = waiting.get(each.row());
        if (links != null && links.remove(each) && links.isEmpty()) {
            waiting.remove(each.row());
        }
    }

    private KeyRow rowOf(RelationshipMapping<?, ?> relationship, Object key) {
        return KeyRow.of(tracker.shapes().of(relationship.target()), relationship, key);
    }

    @SuppressWarnings("unchecked") // the entity has the key that the link's targets are named by
    private void link(Waiting each, Entry<?> target) {
        Link<Object> link = (Link<Object>) each.link();
        LinkAccess.dropKey(link, each.key());
        RelationshipMapping<?, ?> counterpart = each.relationship().counterpart();
        if (each.written()) {
            LinkAccess.agree(link, target.entity(), counterpart == null ? null : ForeignKeys.link(target, counterpart));
            return;
        }
        tracker.changes().unkeyed(each.owner(), each.relationship(), each.row());
        LinkAccess.link(link, target.entity());
    }
}
