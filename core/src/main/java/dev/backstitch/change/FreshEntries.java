package dev.backstitch.change;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The entries that wait for their first rows, in the order of their arrival. A hot path: one that got its row is not searched for, but passed over until
 * all have theirs. Lives as long as its tracker.
 */
final class FreshEntries extends AbstractCollection<Entry<?>> {

    private final List<Entry<?>> arrived = new ArrayList<>();
    private int waiting;

    /** @param entry that is not here */
    @Override
    public boolean add(Entry<?> entry) {
        waiting++;
        return arrived.add(entry);
    }

    /** Its row is about to be stored; nothing happens where it had one before. */
    void gotRow(Entry<?> entry) {
        if (entry.state() == State.NEW) {
            waiting--;
            if (waiting == 0) {
                arrived.clear();
            }
        }
    }

    /** It leaves without a row: few do, and mostly those that came last. */
    void drop(Entry<?> entry) {
        int place = entry.state() == State.NEW ? arrived.lastIndexOf(entry) : -1;
        if (place >= 0) {
            arrived.remove(place);
            waiting--;
        }
    }

    @Override
    public int size() {
        return waiting;
    }

    @Override
    public void clear() {
        arrived.clear();
        waiting = 0;
    }

    @Override
    public Iterator<Entry<?>> iterator() {
        return waiting == arrived.size()
                ? arrived.iterator()
                : arrived.stream().filter(entry -> entry.state() == State.NEW).iterator();
    }
}
