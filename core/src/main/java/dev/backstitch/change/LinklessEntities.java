package dev.backstitch.change;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whose entities are that hold no link: any other entity is asked through its links, which keep its entry. Made once for a database; keeps
 * no entity alive; safe for all threads.
 */
final class LinklessEntities {

    private final Map<Key, Known> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /**
     * What is known of one.
     *
     * @param tracker the session's that had it last
     * @param row its row at that session's end; null while the session is open, or where it has none
     */
    record Known(Tracker tracker, @Nullable Object @Nullable [] row) {}

    @Nullable
    Known of(Object entity) {
        return known.get(new Key(entity, null));
    }

    void put(Object entity, Known what) {
        forgetCollected();
        known.put(new Key(entity, collected), what);
    }

    void remove(Object entity) {
        known.remove(new Key(entity, null));
    }

    private void forgetCollected() {
        for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
            known.remove(key);
        }
    }

    /** An entity by identity; equal to itself also when the entity is gone. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object entity, @Nullable ReferenceQueue<Object> queue) {
            super(entity, queue);
            hash = System.identityHashCode(entity);
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object entity = get();
            return entity != null && other instanceof Key key && key.get() == entity;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
