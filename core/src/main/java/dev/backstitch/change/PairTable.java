package dev.backstitch.change;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A map of pairs to what is to become of their rows, in the order in which the pairs were first put. A hot path, since a graph has more links than
 * objects: arrays, and an index over them, so that a pair takes no object besides itself.
 */
final class PairTable {

    private static final int FIRST_CAPACITY = 16;

    private @Nullable Pair[] pairs = new Pair[FIRST_CAPACITY];

    /** The hash of the pair at the same place, which tells most apart without a look at them and what they refer to. */
    private int[] hashes = new int[FIRST_CAPACITY];

    /** What is to become of the pair at the same place; null where nothing is any more. */
    private PairChanges.@Nullable Change[] changes = new PairChanges.Change[FIRST_CAPACITY];

    /** The place of a pair plus one at its hash, 0 where free; more than twice as long as the others are. */
    private int[] index = new int[FIRST_CAPACITY << 1];

    private int end;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    PairChanges.@Nullable Change get(Pair pair) {
        int place = index[slotOf(pair, spread(pair))] - 1;
        return place < 0 ? null : changes[place];
    }

    /** What there was of the pair, which stays; null where there was nothing. */
    PairChanges.@Nullable Change putIfAbsent(Pair pair, PairChanges.Change change) {
        int place = placeFor(pair);
        PairChanges.Change before = changes[place];
        if (before == null) {
            changes[place] = change;
            size++;
        }
        return before;
    }

    /** @param change null where nothing is to become of the pair */
    void put(Pair pair, PairChanges.@Nullable Change change) {
        int place = placeFor(pair);
        size += (change == null ? 0 : 1) - (changes[place] == null ? 0 : 1);
        changes[place] = change;
    }

    void forEach(BiConsumer<? super Pair, ? super PairChanges.Change> action) {
        for (int place = 0; place < end; place++) {
            Pair pair = pairs[place];
            PairChanges.Change change = changes[place];
            if (pair != null && change != null) {
                action.accept(pair, change);
            }
        }
    }

    boolean any(Predicate<? super Pair> condition) {
        for (int place = 0; place < end; place++) {
            Pair pair = pairs[place];
            if (pair != null && changes[place] != null && condition.test(pair)) {
                return true;
            }
        }
        return false;
    }

    private int placeFor(Pair pair) {
        int hash = spread(pair);
        int slot = slotOf(pair, hash);
        if (index[slot] > 0) {
            return index[slot] - 1;
        }
        if (end == pairs.length) {
            makeRoom();
            slot = freeSlot(hash);
        }
        pairs[end] = pair;
        hashes[end] = hash;
        index[slot] = ++end;
        return end - 1;
    }

    private static int spread(Pair pair) {
        int hash = pair.hashCode();
        return hash ^ hash >>> 16;
    }

    /** Where the index names the pair, or has room for it. */
    private int slotOf(Pair pair, int hash) {
        int mask = index.length - 1;
        int slot = hash & mask;
        while (index[slot] > 0 && !(hashes[index[slot] - 1] == hash && pair.equals(pairs[index[slot] - 1]))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int freeSlot(int hash) {
        int mask = index.length - 1;
        int slot = hash & mask;
        while (index[slot] > 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void makeRoom() {
        pairs = Arrays.copyOf(pairs, end << 1);
        hashes = Arrays.copyOf(hashes, end << 1);
        changes = Arrays.copyOf(changes, end << 1);
        index = new int[end << 2];
        for (int place = 0; place < end; place++) {
            index[freeSlot(hashes[place])] = place + 1;
        }
    }
}
