package dev.backstitch.benchmarks.contest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The JVM of one contestant: reads {@code W1 1000} from standard input, runs that workload once, checks the result, and answers with one line that begins with
 * {@link #ANSWER} or, where it did not get through, with {@link #FAILURE}. Started by {@link Contest}; ends with its input.
 */
final class Worker {

    static final String ANSWER = "MEASURED ";
    static final String FAILURE = "FAILED ";

    private Worker() {}

    public static void main(String[] args) throws Exception {
        try (Source source = Source.open(args[1], args[2], args[3]);
                Contestant<?, ?, ?> contestant = Lineup.of(args[0]).make(source.dataSource());
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            serve(contestant, new BlogTables(source.dataSource()), lines);
        }
    }

    private static void serve(Contestant<?, ?, ?> contestant, BlogTables tables, BufferedReader lines)
            throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int blank = line.indexOf(' ');
            Sample sample = new Sample(Integer.parseInt(line.substring(blank + 1)));
            Workload workload = Workload.of(line.substring(0, blank));
            System.out.println(answer(contestant, workload, sample, tables));
        }
    }

    /** What is wrong with one contestant, or with what it brought, is no reason for the others to stop. */
    private static String answer(Contestant<?, ?, ?> contestant, Workload workload, Sample sample, BlogTables tables) {
        try {
            return ANSWER + run(contestant, workload, sample, tables).toLine();
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
            return FAILURE + String.valueOf(e).lines().findFirst().orElseThrow();
        }
    }

    /** Runs a workload once and checks what came of it. */
    static Measurement run(Contestant<?, ?, ?> contestant, Workload workload, Sample sample, BlogTables tables) {
        Meter meter = new Meter();
        Workload.Outcome outcome = workload.run(contestant, sample, meter);
        outcome.check(new Checks(sample, tables));
        return meter.measurement();
    }
}
