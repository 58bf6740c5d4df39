package dev.backstitch.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Weighs what work allocates on its thread, which no clock disturbs. */
public final class Allocated {

    private static final int RUNS = 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    /** The bytes of the run that allocated least: what the JVM itself allocates, as it links and compiles, is in some runs and not in all. */
    public static long bytes(Runnable work) {
        return bytes(() -> {}, work);
    }

    /** The same of work that finds something to do only where that was prepared, which is not weighed. */
    public static long bytes(Runnable preparation, Runnable work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            preparation.run();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
