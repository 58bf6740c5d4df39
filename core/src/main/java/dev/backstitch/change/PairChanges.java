package dev.backstitch.change;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which pairs of association tables were linked and unlinked since the last flush; the later of two changes counts, and a pair that is as
 * it was before is forgotten. Lives as long as its tracker.
 */
public final class PairChanges {

    /** What is to become of a pair's row. */
    public enum Change {

        /** There is no row: insert one. */
        ADDED,

        /** There may be a row already, since neither side was loaded: insert one unless there is. */
        ADDED_UNSEEN,

        /** There is a row: delete it. */
        REMOVED,

        /** There may be a row: delete it if there is. */
        REMOVED_UNSEEN
    }

    private final ChangeLog log;
    private PairTable changes = new PairTable();

    PairChanges(ChangeLog log) {
        this.log = log;
    }

    void add(Pair pair, boolean seen) {
        Change before = first(pair, seen ? Change.ADDED : Change.ADDED_UNSEEN);
        if (before == Change.REMOVED) {
            set(pair, before, null);
        } else if (before == Change.REMOVED_UNSEEN) {
            set(pair, before, Change.ADDED_UNSEEN);
        }
    }

    void remove(Pair pair, boolean seen) {
        Change before = first(pair, seen ? Change.REMOVED : Change.REMOVED_UNSEEN);
        if (before == Change.ADDED) {
            set(pair, before, null);
        } else if (before == Change.ADDED_UNSEEN) {
            set(pair, before, Change.REMOVED_UNSEEN);
        }
    }

    /** The same is to become of the pair as another keeper of changes says. */
    void add(Pair pair, Change change) {
        switch (change) {
            case ADDED -> add(pair, true);
            case ADDED_UNSEEN -> add(pair, false);
            case REMOVED -> remove(pair, true);
            case REMOVED_UNSEEN -> remove(pair, false);
        }
    }

    /** Nothing is to become of the pair. */
    void forget(Pair pair) {
        Change before = changes.get(pair);
        if (before != null) {
            set(pair, before, null);
        }
    }

    /** Notes what becomes of a pair of which nothing is noted; what was noted before, or null. A hot path: one search. */
    private @Nullable Change first(Pair pair, Change change) {
        Change before = changes.putIfAbsent(pair, change);
        if (before == null && log.isOpen()) {
            log.note(() -> set(pair, change, null));
        }
        return before;
    }

    private void set(Pair pair, @Nullable Change before, @Nullable Change after) {
        changes.put(pair, after);
        if (log.isOpen()) {
            log.note(() -> set(pair, after, before));
        }
    }

    /** What became of a pair since the last flush; null where nothing did. */
    public @Nullable Change of(Pair pair) {
        return changes.get(pair);
    }

    /** Does something with the changed pairs in the order of their first change, which must not change them. */
    public void forEach(BiConsumer<? super Pair, ? super Change> action) {
        changes.forEach(action);
    }

    /** Whether one of the changed pairs fits. */
    boolean any(Predicate<? super Pair> condition) {
        return changes.any(condition);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Leaves all changes to another keeper, which adds them to those it has: most have none, so that nothing is copied. */
    void moveTo(PairChanges other) {
        if (other.isEmpty()) {
            other.changes = changes;
        } else {
            changes.forEach(other::add);
        }
        clear();
    }

    void clear() {
        changes = new PairTable();
    }
}
