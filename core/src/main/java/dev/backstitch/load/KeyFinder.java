package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.sql.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds entities by the values of a key. Made by a session for its transaction; one thread. */
public final class KeyFinder {

    private final Tracker tracker;
    private final Reader reader;
    private final GraphLoader loader;

    public KeyFinder(Tracker tracker, Reader reader, GraphLoader loader) {
        this.tracker = tracker;
        this.reader = reader;
        this.loader = loader;
    }

    /**
     * Finds by the only column of a key.
     *
     * @param flush run before a statement whose answer pending changes could alter
     */
    public <E, K> Optional<E> find(Column<E, K> given, K value, Runnable flush) {
        Key<E> key = key(given);
        require(key, value);
        if (key.primary()) {
            Entry<E> known = tracker.find(key.shape(), EntityShape.keyOf(value));
            if (known != null) {
                return known.state() == State.REMOVED ? Optional.empty() : Optional.of(known.entity());
            }
        }
        key.flush(tracker, flush);
        Origin origin = Origin.of(new Find("find", key), false);
        List<Entry<E>> found =
                reader.byValue(key.mapping(), key.column(), value, loader.entries(key.mapping(), origin));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).entity());
    }

    /** The same of many values, by at most one statement: the entities in the order of the values, each once. */
    public <E, K> List<E> findAll(Column<E, K> given, Collection<? extends K> values, Runnable flush) {
        Key<E> key = key(given);
        Map<Object, @Nullable Entry<E>> wanted = new LinkedHashMap<>(values.size() * 2);
        List<@Nullable Object[]> missing = new ArrayList<>();
        for (K value : values) {
            require(key, value);
            Object comparable = EntityShape.keyOf(value);
            Entry<E> known = key.primary() ? tracker.find(key.shape(), comparable) : null;
            if (!wanted.containsKey(comparable)) {
                wanted.put(comparable, known);
                if (known == null) {
                    missing.add(new Object[] {value});
                }
            }
        }
        if (!missing.isEmpty()) {
            key.flush(tracker, flush);
            read(key, missing, wanted);
        }
        List<E> found = new ArrayList<>(wanted.size());
        for (Entry<E> entry : wanted.values()) {
            // What was to be deleted has left with a flush meanwhile.
            if (entry != null && entry.state() != State.REMOVED && entry.state() != State.DETACHED) {
                found.add(entry.entity());
            }
        }
        return found;
    }

    private <E> void read(Key<E> key, List<@Nullable Object[]> missing, Map<Object, @Nullable Entry<E>> wanted) {
        int[] column = {key.column()};
        List<Entry<E>> read = reader.byColumns(
                key.mapping(),
                column,
                missing.toArray(Object[][]::new),
                loader.entries(key.mapping(), Origin.of(new Find("findAll", key), false)));
        for (Entry<E> entry : read) {
            Object stored = EntityShape.keyOf(Objects.requireNonNull(entry.row()), column);
            // Of a row that the session had read before somebody else gave it the value, it has the former one.
            wanted.put(stored != null && wanted.containsKey(stored) ? stored : entry, entry);
        }
    }

    private <E, K> Key<E> key(Column<E, K> given) {
        EntityMapping<E> mapping =
                tracker.shapes().model().entityOf(given.unaliased().mappedTable());
        EntityShape<E> shape = tracker.shapes().of(mapping);
        int column = shape.placeOf(given);
        boolean primary = shape.key().length == 1 && shape.key()[0] == column;
        if (!primary && !mapping.isUniqueKey(List.of(given.unaliased()))) {
            throw new UsageException(mapping.label() + "." + given.getName()
                    + " is neither the whole primary key nor a unique key, so it does not name one object: use a query, as in"
                    + " list(from(..).where(..))");
        }
        return new Key<>(mapping, shape, given, column, primary);
    }

    private void require(Key<?> key, @Nullable Object value) {
        Objects.requireNonNull(value, () -> key.label() + " is looked up by null");
        String refused = reader.refusal(key.mapping(), key.column(), value);
        if (refused != null) {
            throw new RefusedDataException(key.label() + " is looked up by a value that " + refused
                    + ", which PostgreSQL does not store: no row has it; nothing was sent");
        }
    }

    /** A column that is a key by itself. */
    private record Key<E>(
            EntityMapping<E> mapping, EntityShape<E> shape, Column<E, ?> given, int column, boolean primary) {

        String label() {
            return mapping.label() + "." + given.getName();
        }

        /** An entity without a row may get the value of a unique key, and any primary key; one that has a row keeps its primary key for the session. */
        void flush(Tracker tracker, Runnable flush) {
            if (!primary || !tracker.fresh().isEmpty()) {
                flush.run();
            }
        }
    }

    /** How an object was asked for by its key. */
    private record Find(String method, Key<?> key) {

        @Override
        public String toString() {
            return method + "(" + key.label() + ", ..)";
        }
    }
}
