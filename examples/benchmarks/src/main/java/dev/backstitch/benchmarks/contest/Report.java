package dev.backstitch.benchmarks.contest;

import dev.backstitch.benchmarks.contest.Scores.Score;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Writes scores as one Markdown table, with what it was measured on. */
record Report(ContestOptions options, String postgres, Scores scores) {

    private static final double MILLION = 1e6;

    String toMarkdown() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%d cores, Java %s, PostgreSQL %s; heap %s; options: %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                postgres,
                String.join(" ", ContestOptions.heap()),
                options.arguments().isEmpty() ? "none" : options);
        line(text, "");
        line(
                text,
                "Medians; in brackets the ratio to the faster of those by hand. Fastest is the ratio of the fastest runs. CPU and MB are those of the"
                        + " client's thread; statements count BEGIN and COMMIT.");
        line(text, "");
        line(
                text,
                "| workload | users | contestant | wall ms | fastest | CPU ms | MB allocated | statements | round trips | runs |");
        line(text, "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|");
        scores.all().forEach(score -> row(text, score));
        return text.toString();
    }

    private void row(StringBuilder text, Score score) {
        Score measure = scores.measureOf(score);
        line(
                text,
                "| %s | %d | %s | %s | %.2f | %s | %s | %d | %d | %d |",
                score.workload().label() + " " + score.workload().words(),
                score.users(),
                score.who().label(),
                withRatio(score, measure, Measurement::wall),
                ratio(score.least(Measurement::wall), measure.least(Measurement::wall)),
                withRatio(score, measure, Measurement::cpu),
                withRatio(score, measure, Measurement::bytes),
                score.median(Measurement::statements),
                score.median(Measurement::roundTrips),
                score.runs().size());
    }

    private static String withRatio(Score score, Score measure, ToLongFunction<Measurement> figure) {
        long value = score.median(figure);
        return String.format(Locale.ROOT, "%.2f (%.2f)", value / MILLION, ratio(value, measure.median(figure)));
    }

    private static double ratio(long value, long measure) {
        return (double) value / Math.max(1, measure);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
