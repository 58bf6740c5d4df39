package dev.backstitch.benchmarks.contest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Writes scores as one Markdown table, row by row as they come, with what it was measured on. Immutable. */
record Report(ContestOptions options, String postgres) {

    private static final double MILLION = 1e6;
    private static final int MOST_OF_A_MESSAGE = 120;

    String head() {
        StringBuilder text = new StringBuilder();
        line(text, "Command: mvn -q -Pbenchmarks -Dbenchmark=\"%s\"", options.command());
        line(text, "");
        line(
                text,
                "%d cores, Java %s, PostgreSQL %s; heap of each contestant: %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                postgres,
                String.join(" ", ContestOptions.heap()));
        line(text, "");
        line(
                text,
                "Medians; in brackets the ratio to the faster of those by hand. Fastest is the ratio of the fastest runs. CPU and MB are those of"
                        + " the client's thread; statements count BEGIN and COMMIT.");
        line(text, "");
        line(
                text,
                "| workload | users | contestant | wall ms | fastest | CPU ms | MB allocated | statements | round trips | runs |");
        line(text, "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|");
        return text.toString();
    }

    /** The rows of one workload at one size. */
    String rows(List<Score> scores) {
        Optional<Score> measure = scores.stream()
                .filter(score -> score.who().isByHand())
                .min(Comparator.comparingLong(score -> score.median(Measurement::wall)));
        StringBuilder text = new StringBuilder();
        scores.forEach(score -> row(text, score, measure.orElse(null)));
        return text.toString();
    }

    /** The row of a contestant that did not get through. */
    String failure(Workload workload, Sample sample, Lineup who, Exception why) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "| %s %s | %d | %s | failed: %s | | | | | | |",
                workload.label(),
                workload.words(),
                sample.users(),
                who.label(),
                shortened(String.valueOf(why.getMessage()).replace('|', '/')));
        return text.toString();
    }

    private static String shortened(String message) {
        return message.length() <= MOST_OF_A_MESSAGE ? message : message.substring(0, MOST_OF_A_MESSAGE) + " ..";
    }

    private static void row(StringBuilder text, Score score, @Nullable Score measure) {
        line(
                text,
                "| %s | %d | %s | %s | %s | %s | %s | %d | %d | %d |",
                score.workload().label() + " " + score.workload().words(),
                score.users(),
                score.who().label(),
                withRatio(score, measure, Measurement::wall),
                measure == null ? "" : ratio(score.least(Measurement::wall), measure.least(Measurement::wall)),
                withRatio(score, measure, Measurement::cpu),
                withRatio(score, measure, Measurement::bytes),
                score.median(Measurement::statements),
                score.median(Measurement::roundTrips),
                score.runs().size());
    }

    private static String withRatio(Score score, @Nullable Score measure, ToLongFunction<Measurement> figure) {
        long value = score.median(figure);
        String number = String.format(Locale.ROOT, "%.2f", value / MILLION);
        return measure == null ? number : number + " (" + ratio(value, measure.median(figure)) + ")";
    }

    private static String ratio(long value, long measure) {
        return measure == 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) value / measure);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
