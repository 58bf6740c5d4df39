package dev.backstitch.change;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

/**
 * Entries of one session, each once, in the order in which they were added. A hot path, asked for every link that changes and for every entity that is
 * compared: an entry's number tells whether it is here, without a hash and a node for each. Lives as long as its tracker.
 */
final class EntrySet extends AbstractSet<Entry<?>> {

    private final Tracker tracker;
    private final BitSet numbers = new BitSet();

    /** Those that were removed are passed over. */
    private final List<Entry<?>> added = new ArrayList<>();

    private int removed;

    EntrySet(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public boolean add(Entry<?> entry) {
        if (entry.tracker() != tracker) {
            throw new IllegalArgumentException(entry + " is not of this session");
        }
        if (numbers.get(entry.number())) {
            return false;
        }
        dropRemoved();
        numbers.set(entry.number());
        return added.add(entry);
    }

    /** What was removed and comes again stands last. */
    private void dropRemoved() {
        if (removed > 0) {
            added.removeIf(entry -> !contains(entry));
            removed = 0;
        }
    }

    @Override
    public boolean contains(Object object) {
        return object instanceof Entry<?> entry && entry.tracker() == tracker && numbers.get(entry.number());
    }

    @Override
    public boolean remove(Object object) {
        if (!(object instanceof Entry<?> entry) || !contains(entry)) {
            return false;
        }
        numbers.clear(entry.number());
        removed++;
        return true;
    }

    @Override
    public int size() {
        return added.size() - removed;
    }

    @Override
    public void clear() {
        numbers.clear();
        added.clear();
        removed = 0;
    }

    @Override
    public Iterator<Entry<?>> iterator() {
        return removed == 0
                ? added.iterator()
                : added.stream().filter(this::contains).iterator();
    }
}
