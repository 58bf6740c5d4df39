package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes detached entities part of a session by their keys, compared with the rows as they are now. It looks at everything that is reached first and changes
 * after, so that a refusal leaves the session as it was. Made for one call.
 */
final class Return {

    private final Tracker tracker;
    private final RowSource source;
    private final NaturalKeys naturalKeys;
    private final Set<Entry<?>> unheard = new LinkedHashSet<>();

    /** The rows of those that were found by their natural keys. */
    private final Map<Entry<?>, @Nullable Object[]> found = new LinkedHashMap<>();

    Return(Tracker tracker, RowSource source, NaturalKeys naturalKeys) {
        this.tracker = tracker;
        this.source = source;
        this.naturalKeys = naturalKeys;
    }

    void of(Object root) {
        Entry<?> known = tracker.entryOf(root);
        if (known == null) {
            returnAll(root);
        } else if (known.state() == State.REMOVED) {
            throw new UsageException("attach: the " + known.shape().label()
                    + " object is to be deleted by this session: undelete it instead");
        }
    }

    private void returnAll(Object root) {
        Reach reach = new Reach(tracker);
        List<Entry<?>> reached = reach.reach(root);
        List<Entry<?>> keyed = keyed(reached);
        if (reached.get(0).key() == null && !naturalKeys.knows(reached.get(0))) {
            throw new UsageException(
                    "attach: the " + reached.get(0).shape().label()
                            + " object has no key that names its row: set it, or add the object as a new one; nothing was changed");
        }
        refuseTwins(keyed);
        Map<Entry<?>, @Nullable Object[]> rows = new HashMap<>(found);
        rows.putAll(source.of(
                keyed.stream().filter(entry -> !found.containsKey(entry)).toList()));
        for (Entry<?> entry : keyed) {
            if (!rows.containsKey(entry) && (entry == reached.get(0) || hadRow(entry))) {
                throw new UsageException("attach: " + entry.shape().label() + " with the key " + entry.key()
                        + " has no row: it was deleted, or never written; add it as a new one, with no key where PostgreSQL draws"
                        + " that; nothing was changed");
            }
        }
        keyed.forEach(entry -> compare(entry, rows.get(entry)));
        reach.enter(reached, unheard);
    }

    /** Those whose row was known once, or that have a key themselves. */
    private List<Entry<?>> keyed(List<Entry<?>> reached) {
        List<Entry<?>> keyed = new ArrayList<>();
        for (Entry<?> entry : reached) {
            @Nullable Object[] key = entry.row() == null ? ownKey(entry) : null;
            if (key != null) {
                entry.succeed(key);
                unheard.add(entry);
            }
            if (entry.key() != null) {
                keyed.add(entry);
            }
        }
        keyed.addAll(foundByNaturalKeys(reached));
        return keyed;
    }

    private Set<Entry<?>> foundByNaturalKeys(List<Entry<?>> reached) {
        IdentityHashMap<Object, Entry<?>> byObject = new IdentityHashMap<>();
        reached.forEach(entry -> byObject.put(entry.entity(), entry));
        found.putAll(naturalKeys.rows(
                reached.stream().filter(entry -> entry.key() == null).toList(),
                object -> byObject.containsKey(object) ? byObject.get(object) : tracker.entryOf(object)));
        found.forEach((entry, row) -> {
            entry.succeed(row);
            unheard.add(entry);
        });
        return found.keySet();
    }

    /** A row of which only the key is known; null where the entity has none. */
    private static <E> @Nullable Object @Nullable [] ownKey(Entry<E> entry) {
        EntityShape<E> shape = entry.shape();
        @Nullable Object[] row = new Object[shape.width()];
        for (int column : shape.key()) {
            Object value = shape.read(entry.entity(), column);
            if (shape.column(column).definition().isNone(value)) {
                return null;
            }
            row[column] = value;
        }
        return row;
    }

    private void refuseTwins(List<Entry<?>> keyed) {
        Set<List<Object>> seen = new HashSet<>();
        for (Entry<?> entry : keyed) {
            Reach.refuseTwin(tracker, entry);
            if (!seen.add(List.of(entry.shape(), Objects.requireNonNull(entry.key())))) {
                throw new UsageException("attach: two objects that are linked stand for "
                        + entry.shape().label() + " with the key " + entry.key()
                        + ": link one of them everywhere; nothing was changed");
            }
        }
    }

    /** Whether a key can only have come from a row. */
    private boolean hadRow(Entry<?> entry) {
        if (!unheard.contains(entry)) {
            return true;
        }
        for (int column : entry.shape().key()) {
            if (entry.shape().column(column).definition().identity()) {
                return true;
            }
        }
        return false;
    }

    private void compare(Entry<?> entry, @Nullable Object @Nullable [] row) {
        if (row == null) {
            entry.store(null);
            unheard.remove(entry);
            return;
        }
        entry.succeed(row);
        entry.become(State.MANAGED);
        if (found.containsKey(entry)) {
            takeKey(entry, row);
        }
        if (unheard.contains(entry)) {
            reopen(entry);
        }
    }

    /** The object learns the primary key of its row. */
    private <E> void takeKey(Entry<E> entry, @Nullable Object[] row) {
        EntityShape<E> shape = entry.shape();
        @Nullable Object[] before = new Object[shape.width()];
        for (int column : shape.key()) {
            before[column] = shape.read(entry.entity(), column);
        }
        shape.write(entry.entity(), shape.key(), row);
        tracker.log().note(() -> shape.write(entry.entity(), shape.key(), before));
    }

    /** What an object that was made by hand does not link may be linked all the same. */
    private static <E> void reopen(Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            LinkAccess.reopen(entry.link(relationship));
        }
    }
}
