package dev.backstitch.benchmarks.contest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures one part of one run: wall time, and what the thread itself took of CPU and heap, and what went over the wire. One thread, one run. */
final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private @Nullable Measurement measurement;

    <R> R measure(Supplier<R> work) {
        if (measurement != null) {
            throw new IllegalStateException("measured already: a meter is for one part of one run");
        }
        Wire.Counts before = Wire.counts();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        R result = work.get();
        long wall = System.nanoTime() - start;
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        Wire.Counts after = Wire.counts();
        measurement = new Measurement(
                wall, cpu, bytes, after.statements() - before.statements(), after.roundTrips() - before.roundTrips());
        return result;
    }

    Measurement measurement() {
        if (measurement == null) {
            throw new IllegalStateException("nothing was measured");
        }
        return measurement;
    }
}
