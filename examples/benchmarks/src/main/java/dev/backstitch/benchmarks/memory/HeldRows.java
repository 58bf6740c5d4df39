package dev.backstitch.benchmarks.memory;

import dev.backstitch.benchmarks.contest.BlogTables;
import dev.backstitch.benchmarks.contest.Lineup;
import dev.backstitch.benchmarks.contest.Sample;
import dev.backstitch.benchmarks.contest.Source;
import dev.backstitch.benchmarks.jvm.OtherJvm;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prints how much heap holds a million posts that are managed: what lives after a garbage collection while all of them are, and with {@code bisect=true} also
 * the least {@code -Xmx}, to 32 MB, by which they can be read in one query, which the driver holds as well. Each try is a JVM of its own. Other
 * arguments: {@code rows=1000000 contestants=jdbc,backstitch}.
 */
public final class HeldRows {

    private static final int MB = 1 << 20;
    private static final int STEP = 32;
    private static final int ENOUGH = 4096;

    private int rows = 1_000_000;
    private boolean bisect = false;
    private List<Lineup> contestants = List.of(Lineup.JDBC, Lineup.BACKSTITCH, Lineup.HIBERNATE, Lineup.EBEAN);

    private final PrintStream out;

    private HeldRows(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        run(System.out, args);
    }

    static void run(PrintStream out, String... args) {
        HeldRows held = new HeldRows(out);
        for (String argument : args) {
            held.tell(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        held.run();
    }

    private void tell(String name, String value) {
        switch (name) {
            case "rows" -> rows = Integer.parseInt(value);
            case "bisect" -> bisect = Boolean.parseBoolean(value);
            case "contestants" ->
                contestants = Stream.of(value.split(",", -1)).map(Lineup::of).toList();
            default -> throw new IllegalArgumentException(name + ": there are rows, contestants and bisect");
        }
    }

    private void run() {
        try (FreshDatabase fresh = PostgresServer.shared().freshDatabase();
                Source source = Source.open(fresh.url(), fresh.user(), fresh.password())) {
            BlogTables tables = new BlogTables(source.dataSource());
            tables.create();
            tables.fillWithoutTags(new Sample(rows / Sample.POSTS_EACH));
            out.println("| contestant | rows | MB alive | bytes a row | least -Xmx to read them, MB |");
            out.println("|---|--:|--:|--:|--:|");
            contestants.forEach(who -> row(who, fresh));
        }
    }

    private void row(Lineup who, FreshDatabase fresh) {
        long alive = tried(who, fresh, ENOUGH)
                .orElseThrow(() -> new IllegalStateException(who.label() + " failed: see what its JVM printed above"));
        out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %s |%n",
                who.label(),
                rows,
                alive / MB,
                alive / rows,
                bisect ? least(who, fresh, alive) : "");
    }

    /** Between what lives and what was enough. */
    private static int least(Lineup who, FreshDatabase fresh, long alive) {
        int tooLittle = (int) (alive / MB) / STEP * STEP;
        int enough = Math.max(tooLittle * 2, STEP);
        while (tried(who, fresh, enough).isEmpty()) {
            tooLittle = enough;
            enough *= 2;
        }
        while (enough - tooLittle > STEP) {
            int middle = (enough + tooLittle) / 2 / STEP * STEP;
            if (tried(who, fresh, middle).isPresent()) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    /** The bytes alive, or nothing where the heap was too small: the parallel collector gives up where it is nearly too small. */
    private static Optional<Long> tried(Lineup who, FreshDatabase fresh, int megabytes) {
        List<String> jvmArguments = new ArrayList<>(who.jvmArguments());
        jvmArguments.addAll(List.of("-XX:+UseParallelGC", "-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError"));
        return OtherJvm.run(jvmArguments, RowHolder.class, who.label(), fresh.url(), fresh.user(), fresh.password())
                .flatMap(printed -> printed.lines()
                        .filter(line -> line.startsWith(RowHolder.ANSWER))
                        .map(line -> Long.valueOf(line.substring(RowHolder.ANSWER.length())))
                        .findFirst());
    }
}
