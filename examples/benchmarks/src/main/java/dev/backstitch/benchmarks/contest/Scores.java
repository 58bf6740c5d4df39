package dev.backstitch.benchmarks.contest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** What all runs took, in the order in which it came. Filled by one contest. */
final class Scores {

    private final List<Score> scores = new ArrayList<>();

    void add(Workload workload, int users, Lineup who, List<Measurement> runs) {
        scores.add(new Score(workload, users, who, List.copyOf(runs)));
    }

    List<Score> all() {
        return List.copyOf(scores);
    }

    /** The contestant by hand whose median is the lowest in the same workload and size. */
    Score measureOf(Score score) {
        return scores.stream()
                .filter(other -> other.workload == score.workload && other.users == score.users && other.who.isByHand())
                .min(Comparator.comparingLong(other -> other.median(Measurement::wall)))
                .orElse(score);
    }

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
}
