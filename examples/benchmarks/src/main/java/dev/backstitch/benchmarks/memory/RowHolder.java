package dev.backstitch.benchmarks.memory;

import dev.backstitch.benchmarks.contest.Contestant;
import dev.backstitch.benchmarks.contest.Lineup;
import dev.backstitch.benchmarks.contest.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The JVM of one contestant: reads all posts and prints, while it manages them, by how many bytes more are alive than before. Started by {@link HeldRows}. */
final class RowHolder {

    static final String ANSWER = "ALIVE ";

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private RowHolder() {}

    public static void main(String[] args) {
        try (Source source = Source.open(args[1], args[2], args[3]);
                Contestant<?, ?, ?> contestant = Lineup.of(args[0]).make(source.dataSource())) {
            long before = alive();
            contestant.flushUnchanged(flush -> System.out.println(ANSWER + (alive() - before)));
        }
    }

    private static long alive() {
        MEMORY.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
