package dev.backstitch.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds by key. A hot path: keys and values stand by turns in one array, without an object for each as a map has it. Lives as long as its identity map.
 *
 * @param <V> what is found
 */
final class KeyTable<V> {

    private static final int FIRST_CAPACITY = 32;
    private static final int HALF_WORD = 16;

    /** Of 2 to the 32nd: multiples of it lie far apart. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    /** Stands for a key that was removed, behind which others may be. */
    private static final Object REMOVED = new Object();

    /**
     * Keys at even places, each followed by its value. The length is a power of two, and at most two thirds are taken. A key stands where its hash would have it,
     * so that keys that rise one by one stand side by side; where that is taken, it is looked for in steps of its own, which lead out of such a row at once.
     */
    private @Nullable Object[] slots = new Object[FIRST_CAPACITY];

    private int size;

    /** How many places are taken, by keys and by those that were removed. */
    private int taken;

    @Nullable
    @SuppressWarnings("unchecked") // behind keys stand Vs
    V get(Object key) {
        return (V) slots[placeOf(key) + 1];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Makes room for so many more. */
    void expect(int more) {
        int needed = (size + more) * 3;
        if (needed > slots.length) {
            makeRoom(Integer.highestOneBit(needed - 1) << 1);
        }
    }

    /** In the place of what has the same key. */
    void put(Object key, V value) {
        int place = placeOf(key);
        if (slots[place] == null) {
            slots[place] = key;
            size++;
            taken++;
        }
        slots[place + 1] = value;
        if (taken * 3 > slots.length) {
            makeRoom(size * 3 > slots.length >> 1 ? slots.length << 1 : slots.length);
        }
    }

    /** The place of the key, or the free one where it would be. */
    private int placeOf(Object key) {
        int mask = slots.length - 1;
        int hash = key.hashCode();
        int place = (hash ^ hash >>> HALF_WORD) << 1 & mask;
        Object there = slots[place];
        if (there != null && !there.equals(key)) {
            int step = ((hash * GOLDEN_RATIO) >>> HALF_WORD | 1) << 1;
            do {
                place = place + step & mask;
                there = slots[place];
            } while (there != null && !there.equals(key));
        }
        return place;
    }

    void remove(Object key, V value) {
        int place = placeOf(key);
        if (slots[place + 1] == value) {
            slots[place] = REMOVED;
            slots[place + 1] = null;
            size--;
        }
    }

    private void makeRoom(int length) {
        @Nullable Object[] former = slots;
        slots = new Object[length];
        taken = size;
        for (int i = 0; i < former.length; i += 2) {
            Object key = former[i];
            if (key != null && key != REMOVED) {
                int place = placeOf(key);
                slots[place] = key;
                slots[place + 1] = former[i + 1];
            }
        }
    }

    void clear() {
        slots = new Object[FIRST_CAPACITY];
        size = 0;
        taken = 0;
    }

    /** All values, in no order. */
    @SuppressWarnings("unchecked") // behind keys stand Vs
    List<V> values() {
        List<V> all = new ArrayList<>(size);
        for (int i = 1; i < slots.length; i += 2) {
            if (slots[i] != null) {
                all.add((V) Objects.requireNonNull(slots[i]));
            }
        }
        return all;
    }
}
