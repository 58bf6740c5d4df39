package dev.backstitch.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a contest is told on the command line, as {@code users=1000,10000 workloads=W1,W2 contestants=jdbc,backstitch seconds=5 jfr=DIRECTORY}; each may be left
 * out.
 *
 * @param sizes how many users; a tenth as many cost a tenth
 * @param seconds how long a contestant is warmed up, and again measured, in one workload, with all that prepares and checks its runs; with 0 each runs twice
 *     only, which tells whether all works and counts statements, but measures no time
 * @param jfr a directory for a flight recording of each contestant
 */
record ContestOptions(
        List<String> arguments,
        List<Integer> sizes,
        List<Workload> workloads,
        List<Lineup> contestants,
        double seconds,
        @Nullable String jfr) {

    private static final int FEWEST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 101;
    private static final int FEWEST_TO_WARM_UP = 10;
    private static final int MOST_TO_WARM_UP = 5_000;
    private static final int FEW_USERS = 1_000;
    private static final List<String> HEAP = List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx3g", "-Xmn400m");

    static ContestOptions parse(String... arguments) {
        ContestOptions all = new ContestOptions(
                List.of(arguments),
                List.of(1_000, 10_000),
                List.of(Workload.values()),
                List.of(Lineup.values()),
                5,
                null);
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException(argument + ": say name=value, as in users=1000");
            }
            all = all.with(argument.substring(0, sign), argument.substring(sign + 1));
        }
        return all;
    }

    private ContestOptions with(String name, String value) {
        return switch (name) {
            case "users" ->
                new ContestOptions(arguments, each(value, Integer::valueOf), workloads, contestants, seconds, jfr);
            case "workloads" ->
                new ContestOptions(arguments, sizes, each(value, Workload::of), contestants, seconds, jfr);
            case "contestants" ->
                new ContestOptions(arguments, sizes, workloads, each(value, Lineup::of), seconds, jfr);
            case "seconds" ->
                new ContestOptions(arguments, sizes, workloads, contestants, Double.parseDouble(value), jfr);
            case "jfr" -> new ContestOptions(arguments, sizes, workloads, contestants, seconds, value);
            default ->
                throw new IllegalArgumentException(name + ": there are users, workloads, contestants, seconds and jfr");
        };
    }

    private static <T> List<T> each(String value, Function<String, T> reader) {
        return Stream.of(value.split(",", -1)).map(reader).toList();
    }

    /**
     * How often contestants run in turns.
     *
     * @param nanos how long each of them may take for all of its runs, beyond the fewest
     */
    record Rounds(int fewest, int most, long nanos) {
        static final Rounds ONE = new Rounds(1, 1, 0);
    }

    /** How often they are measured. */
    Rounds rounds() {
        return seconds == 0 ? Rounds.ONE : new Rounds(FEWEST_ROUNDS, MOST_ROUNDS, nanos());
    }

    /** How often before: what does much in one run is warm after few. */
    Rounds roundsToWarmUp(Sample sample) {
        int fewest = Math.min(FEWEST_TO_WARM_UP, FEWEST_TO_WARM_UP * FEW_USERS / sample.users());
        return seconds == 0 ? new Rounds(0, 0, 0) : new Rounds(fewest, MOST_TO_WARM_UP, nanos());
    }

    private long nanos() {
        return (long) (seconds * 1e9);
    }

    List<String> jvmArguments(Lineup who) {
        List<String> all = new ArrayList<>(HEAP);
        all.addAll(who.jvmArguments());
        if (jfr != null) {
            all.add("-XX:StartFlightRecording=settings=profile,filename=" + jfr + "/" + who.label() + ".jfr");
        }
        return all;
    }

    /** As it is given to Maven. */
    String command() {
        return Stream.concat(Stream.of("contest"), arguments.stream()).collect(Collectors.joining(" "));
    }

    static List<String> heap() {
        return HEAP;
    }
}
