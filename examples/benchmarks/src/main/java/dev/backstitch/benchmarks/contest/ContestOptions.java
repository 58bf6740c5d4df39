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
 * @param seconds how long one contestant may take to be warmed up, and again to be measured, in one workload; with 0 each runs twice only, which tells
 *     whether all works and counts statements, but measures no time
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
    private static final int MOST_ROUNDS = 41;
    private static final int WARM = 10;
    private static final int WARM_USERS = 1000;
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

    /** How often it is measured, where the slowest contestant needs so many nanoseconds. */
    int rounds(long slowest) {
        return seconds == 0 ? 1 : Math.max(FEWEST_ROUNDS, inTime(slowest));
    }

    /** How often before: what does much in one run is warm after few. */
    int roundsToWarmUp(long slowest, Sample sample) {
        return seconds == 0 ? 0 : Math.max(Math.min(WARM, WARM * WARM_USERS / sample.users()), inTime(slowest));
    }

    private int inTime(long slowest) {
        return (int) Math.min(MOST_ROUNDS, seconds * 1e9 / slowest);
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
