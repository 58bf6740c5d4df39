package dev.backstitch.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps distinct objects by identity, in insertion order: appending, membership and removal take constant time at any size.
 *
 * <p>A hot path. Objects stand in an array that keeps a hole where one was removed; an index over identity hashes is built at the first search in a
 * large one, and never for a collection that is only appended to. An iterator borrows the array: whoever changes it next works on a copy.
 */
final class Members<T> {

    private static final int SMALL = 8;
    private static final int FIRST_CAPACITY = 4;

    private @Nullable Object[] slots;

    /** Slot number plus one at the hash of its object, 0 where free; null while small or never searched. */
    private int @Nullable [] index;

    private int head;
    private int end;
    private int size;
    private boolean borrowed;

    Members() {
        slots = new Object[FIRST_CAPACITY];
    }

    Members(Collection<? extends T> distinct) {
        this(distinct.toArray());
    }

    /** @param distinct is theirs from now on */
    Members(Object[] distinct) {
        slots = distinct;
        end = slots.length;
        size = end;
    }

    /** These members as they are now, whatever becomes of these; takes constant time. */
    Members<T> asNow() {
        borrowed = true;
        Members<T> now = new Members<>();
        now.slots = slots;
        now.head = head;
        now.end = end;
        now.size = size;
        now.borrowed = true;
        return now;
    }

    /** Other members, equal to these. */
    Members<T> copy() {
        Members<T> copy = asNow();
        copy.slots = Arrays.copyOf(slots, end);
        copy.borrowed = false;
        return copy;
    }

    int size() {
        return size;
    }

    boolean contains(Object object) {
        return slotOf(object) >= 0;
    }

    /** Appends an object that is known not to be here. */
    void append(T object) {
        if (end == slots.length) {
            makeRoom();
        }
        slots[end++] = object;
        size++;
        if (index != null) {
            enter(index, object, end - 1);
        }
    }

    boolean remove(Object object) {
        int slot = slotOf(object);
        if (slot < 0) {
            return false;
        }
        if (borrowed) {
            slots = slots.clone();
            borrowed = false;
        }
        slots[slot] = null;
        size--;
        if (size == 0) {
            head = end;
        } else {
            while (slots[head] == null) {
                head++;
            }
        }
        if (end - size > Math.max(size, SMALL)) {
            rebuild(Math.max(FIRST_CAPACITY, size + (size >> 1)));
        }
        return true;
    }

    @SuppressWarnings("unchecked") // only Ts are appended
    T get(int place) {
        if (end - head != size) {
            rebuild(slots.length);
        }
        return (T) Objects.requireNonNull(slots[head + place]);
    }

    @SuppressWarnings("unchecked") // only Ts are appended
    T first() {
        return (T) Objects.requireNonNull(slots[head]);
    }

    /** The place of a member in the order; -1 where it is none. */
    int placeOf(Object object) {
        int slot = slotOf(object);
        if (slot < 0 || end - head == size) {
            return slot < 0 ? -1 : slot - head;
        }
        rebuild(slots.length);
        return slotOf(object);
    }

    Object[] toArray() {
        Object[] all = new Object[size];
        copyInto(all);
        return all;
    }

    void copyInto(@Nullable Object[] all) {
        int next = 0;
        for (int slot = head; slot < end; slot++) {
            if (slots[slot] != null) {
                all[next++] = slots[slot];
            }
        }
    }

    @SuppressWarnings("unchecked") // only Ts are appended
    List<T> where(Predicate<? super T> predicate) {
        List<T> all = new ArrayList<>(size);
        for (Object object : toArray()) {
            if (predicate.test((T) object)) {
                all.add((T) object);
            }
        }
        return all;
    }

    /** @param action must not change the members */
    @SuppressWarnings("unchecked") // only Ts are appended
    void forEach(Consumer<? super T> action) {
        for (int slot = head; slot < end; slot++) {
            if (slots[slot] != null) {
                action.accept((T) slots[slot]);
            }
        }
    }

    /** The members as they are now, whatever changes later. */
    Iterator<T> iterator() {
        borrowed = true;
        return new Walk<>(slots, head, end);
    }

    private int slotOf(Object object) {
        if (size == 0) {
            return -1;
        }
        if (slots[head] == object) {
            return head;
        }
        if (index == null && end - head > SMALL) {
            index = newIndex();
        }
        if (index == null) {
            for (int slot = head; slot < end; slot++) {
                if (slots[slot] == object) {
                    return slot;
                }
            }
            return -1;
        }
        int mask = index.length - 1;
        for (int at = spread(object) & mask; index[at] != 0; at = at + 1 & mask) {
            if (slots[index[at] - 1] == object) {
                return index[at] - 1;
            }
        }
        return -1;
    }

    private void makeRoom() {
        boolean manyHoles = end - size > slots.length >> 2;
        rebuild(manyHoles ? slots.length : Math.max(FIRST_CAPACITY, slots.length + (slots.length >> 1)));
    }

    /** Closes the holes; an index is built anew because it counts slots. */
    private void rebuild(int capacity) {
        @Nullable Object[] packed = new Object[Math.max(capacity, size)];
        copyInto(packed);
        slots = packed;
        head = 0;
        end = size;
        borrowed = false;
        index = index == null || size <= SMALL ? null : newIndex();
    }

    private int[] newIndex() {
        int[] fresh = new int[Integer.highestOneBit(Math.max(slots.length, SMALL)) << 2];
        for (int slot = head; slot < end; slot++) {
            Object object = slots[slot];
            if (object != null) {
                enter(fresh, object, slot);
            }
        }
        return fresh;
    }

    private static void enter(int[] index, Object object, int slot) {
        int mask = index.length - 1;
        int at = spread(object) & mask;
        while (index[at] != 0) {
            at = at + 1 & mask;
        }
        index[at] = slot + 1;
    }

    private static int spread(Object object) {
        int hash = System.identityHashCode(object);
        return hash ^ hash >>> 15;
    }

    private static final class Walk<T> implements Iterator<T> {
        private final @Nullable Object[] slots;
        private final int end;
        private int next;

        Walk(@Nullable Object[] slots, int head, int end) {
            this.slots = slots;
            this.end = end;
            this.next = head;
            skipHoles();
        }

        @Override
        public boolean hasNext() {
            return next < end;
        }

        @Override
        @SuppressWarnings("unchecked") // only Ts are appended
        public T next() {
            if (next >= end) {
                throw new NoSuchElementException();
            }
            T object = (T) Objects.requireNonNull(slots[next++]);
            skipHoles();
            return object;
        }

        private void skipHoles() {
            while (next < end && slots[next] == null) {
                next++;
            }
        }
    }
}
