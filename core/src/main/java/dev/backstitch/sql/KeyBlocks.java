package dev.backstitch.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Keeps what was drawn from sequences and not used yet: a sequence that increments by several gives a block of values with each number. A rollback gives
 * none back, as with PostgreSQL. Made once for a database; safe for all threads.
 */
public final class KeyBlocks {

    private final Map<String, Deque<Block>> left = new HashMap<>();

    /** Values from {@code next} to before {@code end}. */
    private record Block(long next, long end) {

        static long sizeOf(List<Block> all) {
            return all.stream().mapToLong(each -> each.end() - each.next()).sum();
        }
    }

    /**
     * That so many values of a sequence are needed.
     *
     * @param block how many each number of the sequence stands for
     */
    record Need(String sequence, int block, long count) {

        Need and(Need other) {
            return new Need(sequence, block, count + other.count);
        }
    }

    /**
     * Takes values, by sequence.
     *
     * @param needs one a sequence
     * @param drawer draws so many numbers of sequences, and is asked once, or not at all where enough are left
     */
    Map<String, PrimitiveIterator.OfLong> take(
            Collection<Need> needs, Function<Map<String, Long>, Map<String, List<Long>>> drawer) {
        Map<String, List<Block>> taken = new LinkedHashMap<>();
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (Need need : needs) {
            List<Block> blocks = new ArrayList<>(kept(need.sequence(), need.count()));
            long missing = need.count() - Block.sizeOf(blocks);
            taken.put(need.sequence(), blocks);
            if (missing > 0) {
                numbers.put(need.sequence(), (missing + need.block() - 1) / need.block());
            }
        }
        Map<String, List<Long>> drawn = numbers.isEmpty() ? Map.of() : drawer.apply(numbers);
        Map<String, PrimitiveIterator.OfLong> values = new HashMap<>();
        for (Need need : needs) {
            List<Block> blocks = Objects.requireNonNull(taken.get(need.sequence()));
            blocks.addAll(used(need, Block.sizeOf(blocks), drawn.getOrDefault(need.sequence(), List.of())));
            values.put(need.sequence(), valuesOf(blocks));
        }
        return values;
    }

    /** What a need uses of the blocks that were drawn for it; the rest is kept. */
    private List<Block> used(Need need, long there, List<Long> drawn) {
        List<Block> blocks = new ArrayList<>();
        long missing = need.count() - there;
        for (long number : drawn) {
            long used = Math.min(need.block(), missing);
            blocks.add(new Block(number, number + used));
            keep(need.sequence(), new Block(number + used, number + need.block()));
            missing -= used;
        }
        return blocks;
    }

    private static PrimitiveIterator.OfLong valuesOf(List<Block> blocks) {
        return blocks.stream()
                .flatMapToLong(each -> LongStream.range(each.next(), each.end()))
                .iterator();
    }

    private synchronized List<Block> kept(String sequence, long count) {
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
