package dev.backstitch.model;

import dev.backstitch.link.LinkAccess;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds who loads the columns of a table's objects: whatever their first link is attached to, or, where their class holds none, what was noted for an object
 * whose row was read in part. One for each table; keeps no object alive; safe for all threads. Not meant for applications.
 */
public final class Attachments<E> {

    private final Map<Object, ColumnLoader> noted = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final MappedTable<E> table;
    private volatile @Nullable Relationship<E, ?> link;

    public Attachments(MappedTable<E> table) {
        this.table = table;
    }

    /** Told by a model of a relationship whose link each object of the table holds. */
    void know(Relationship<E, ?> relationship) {
        link = relationship;
    }

    /** An object of the table, or of one that extends it, has a row that was read in part. */
    public void put(Object entity, ColumnLoader loader) {
        for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
            noted.remove(key);
        }
        noted.remove(new Asked(entity));
        noted.put(new Key(entity, collected), loader);
    }

    /** Who loads columns of an object; null where nobody has to. */
    @Nullable
    ColumnLoader of(E entity) {
        Relationship<E, ?> known = link;
        if (known != null) {
            return LinkAccess.attachment(known.linkOf(entity)) instanceof ColumnLoader loader ? loader : null;
        }
        Map<Object, ColumnLoader> all = root().attachments().noted;
        return all.isEmpty() ? null : all.get(new Asked(entity));
    }

    private MappedTable<?> root() {
        MappedTable<?> root = table;
        Extension<?> extension = table.definition().extension();
        while (extension != null) {
            root = extension.parent();
            extension = root.definition().extension();
        }
        return root;
    }

    /** An object by identity, as long as it is there; equal to itself also when it is gone. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object entity, ReferenceQueue<Object> queue) {
            super(entity, queue);
            hash = System.identityHashCode(entity);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    /** Finds the key of an object: a map asks what is looked up. */
    private record Asked(Object entity) {

        @Override
        public int hashCode() {
            return System.identityHashCode(entity);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.get() == entity;
        }
    }
}
