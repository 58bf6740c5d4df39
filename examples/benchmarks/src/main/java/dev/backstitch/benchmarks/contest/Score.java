package dev.backstitch.benchmarks.contest;

import java.util.List;
import java.util.function.ToLongFunction;

/** All measured runs of a workload at one size by one contestant. */
record Score(Workload workload, int users, Lineup who, List<Measurement> runs) {

    long median(ToLongFunction<Measurement> figure) {
        long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    long least(ToLongFunction<Measurement> figure) {
        return runs.stream().mapToLong(figure).min().orElse(0);
    }
}
