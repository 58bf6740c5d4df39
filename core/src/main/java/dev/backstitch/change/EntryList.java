package dev.backstitch.change;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order of their arrival, each once. An entry knows its place, so that adding and removing take constant time and no search. A hot path: every
 * flush walks it. An iterator sees what was there when it began, less what was removed meanwhile. Lives as long as its identity map.
 */
final class EntryList extends AbstractCollection<Entry<?>> {

    private static final int FIRST_CAPACITY = 16;

    private @Nullable Entry<?>[] slots = new Entry<?>[FIRST_CAPACITY];
    private int end;
    private int size;

    @Override
    public boolean add(Entry<?> entry) {
        if (contains(entry)) {
            return false;
        }
        if (end == slots.length) {
            makeRoom(size << 1);
        }
        entry.stands(end);
        slots[end++] = entry;
        size++;
        return true;
    }

    void drop(Entry<?> entry) {
        if (contains(entry)) {
            slots[entry.place()] = null;
            size--;
        }
    }

    boolean contains(Entry<?> entry) {
        int place = entry.place();
        return place >= 0 && place < end && slots[place] == entry;
    }

    @Nullable
    Entry<?> first(Predicate<Entry<?>> predicate) {
        for (int slot = 0; slot < end; slot++) {
            Entry<?> entry = slots[slot];
            if (entry != null && predicate.test(entry)) {
                return entry;
            }
        }
        return null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void clear() {
        slots = new Entry<?>[FIRST_CAPACITY];
        end = 0;
        size = 0;
    }

    /** Makes room for so many more. */
    void expect(int more) {
        if (end + more > slots.length) {
            makeRoom(size + more);
        }
    }

    /** Closes the holes; an iterator goes on over the array that it began with. */
    private void makeRoom(int places) {
        int length = Math.max(FIRST_CAPACITY, places);
        if (size == end) {
            slots = Arrays.copyOf(slots, length);
            return;
        }
        @Nullable Entry<?>[] roomier = new Entry<?>[length];
        int next = 0;
        for (int slot = 0; slot < end; slot++) {
            Entry<?> entry = slots[slot];
            if (entry != null) {
                entry.stands(next);
                roomier[next++] = entry;
            }
        }
        slots = roomier;
        end = next;
    }

    @Override
    public Iterator<Entry<?>> iterator() {
        return new Walk(slots, end);
    }

    private static final class Walk implements Iterator<Entry<?>> {
        private final @Nullable Entry<?>[] slots;
        private final int end;
        private int next;

        Walk(@Nullable Entry<?>[] slots, int end) {
            this.slots = slots;
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            while (next < end && slots[next] == null) {
                next++;
            }
            return next < end;
        }

        @Override
        public Entry<?> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Objects.requireNonNull(slots[next++]);
        }
    }
}
