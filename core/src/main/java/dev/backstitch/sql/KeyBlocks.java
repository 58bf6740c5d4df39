package dev.backstitch.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * Keeps what was drawn from sequences and not used yet: a sequence that increments by several gives a block of values with each number. A rollback gives
 * none back, as with PostgreSQL. Made once for a database; safe for all threads.
 */
public final class KeyBlocks {

    private final Map<String, Deque<Block>> left = new HashMap<>();

    /** Values from {@code next} to before {@code end}. */
    private record Block(long next, long end) {}

    /**
     * Takes values.
     *
     * @param block how many each number of the sequence stands for
     * @param drawer draws so many numbers
     */
    PrimitiveIterator.OfLong take(String sequence, int block, int count, IntFunction<List<Long>> drawer) {
        List<Block> taken = new ArrayList<>(kept(sequence, count));
        long missing = count
                - taken.stream().mapToLong(each -> each.end() - each.next()).sum();
        if (missing > 0) {
            for (long number : drawer.apply(Math.toIntExact((missing + block - 1) / block))) {
                long used = Math.min(block, missing);
                taken.add(new Block(number, number + used));
                keep(sequence, new Block(number + used, number + block));
                missing -= used;
            }
        }
        return taken.stream()
                .flatMapToLong(each -> LongStream.range(each.next(), each.end()))
                .iterator();
    }

    private synchronized List<Block> kept(String sequence, int count) {
        Deque<Block> blocks = left.computeIfAbsent(sequence, any -> new ArrayDeque<>());
        List<Block> taken = new ArrayList<>();
        long missing = count;
        while (missing > 0 && !blocks.isEmpty()) {
            Block block = blocks.removeFirst();
            long end = Math.min(block.end(), block.next() + missing);
            taken.add(new Block(block.next(), end));
            missing -= end - block.next();
            if (end < block.end()) {
                blocks.addFirst(new Block(end, block.end()));
            }
        }
        return taken;
    }

    private synchronized void keep(String sequence, Block block) {
        if (block.next() < block.end()) {
            left.computeIfAbsent(sequence, any -> new ArrayDeque<>()).addLast(block);
        }
    }

    /** The sequences begin anew. */
    public synchronized void clear() {
        left.clear();
    }
}
