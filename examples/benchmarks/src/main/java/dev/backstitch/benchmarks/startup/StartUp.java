package dev.backstitch.benchmarks.startup;

import dev.backstitch.benchmarks.jvm.OtherJvm;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints how long programs take from {@code main}, and from their launch, to the first row, read by its key, for small and large models. Each run is a JVM of its
 * own, with its defaults; the programs take turns, and the first turn does not count. Arguments: {@code tables=5,500 runs=9}.
 */
public final class StartUp {

    private static final int MILLION = 1_000_000;

    private List<Integer> sizes = List.of(5, 500);
    private int runs = 9;

    private final PrintStream out;

    private StartUp(PrintStream out) {
        this.out = out;
    }

    /** One run, in nanoseconds. */
    private record Times(long fromMain, long fromLaunch, long cpu) {}

    public static void main(String[] args) throws IOException, SQLException {
        run(System.out, args);
    }

    static void run(PrintStream out, String... args) throws IOException, SQLException {
        StartUp startUp = new StartUp(out);
        for (String argument : args) {
            startUp.tell(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        startUp.run();
    }

    private void tell(String name, String value) {
        switch (name) {
            case "tables" ->
                sizes = Stream.of(value.split(",", -1)).map(Integer::valueOf).toList();
            case "runs" -> runs = Integer.parseInt(value);
            default -> throw new IllegalArgumentException(name + ": there are tables and runs");
        }
    }

    private void run() throws IOException, SQLException {
        out.println("Medians in ms; each run a JVM of its own, Java " + Runtime.version());
        out.println();
        out.println("| tables | program | from main to the first row | from launch | CPU of the process | runs |");
        out.println("|--:|---|--:|--:|--:|--:|");
        for (int tables : sizes) {
            try (FreshDatabase fresh = PostgresServer.shared().freshDatabase()) {
                create(fresh, tables);
                print(tables, measured(fresh, tables));
            }
        }
    }

    private static void create(FreshDatabase fresh, int tables) throws SQLException {
        try (Connection connection = fresh.connect();
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < tables; table++) {
                statement.execute("create table things" + table
                        + " (id bigint primary key, name varchar(80) not null, note varchar(200), amount integer, parent_id bigint"
                        + (table == 0 ? "" : " references things" + (table - 1)) + ")");
            }
            statement.execute("insert into things0 values (1, 'First', null, 1, null)");
        }
    }

    private Map<Program, List<Times>> measured(FreshDatabase fresh, int tables) throws IOException {
        Map<Program, Path> compiled = new EnumMap<>(Program.class);
        for (Program program : Program.values()) {
            compiled.put(program, Compilation.of(program.sources(tables)));
        }
        Map<Program, List<Times>> times = new EnumMap<>(Program.class);
        for (int round = 0; round <= runs; round++) {
            for (Program program : Program.values()) {
                Times one = once(compiled.get(program), fresh);
                if (round > 0) {
                    times.computeIfAbsent(program, first -> new ArrayList<>()).add(one);
                }
            }
        }
        for (Path directory : compiled.values()) {
            delete(directory);
        }
        return times;
    }

    private static Times once(Path classes, FreshDatabase fresh) {
        long start = System.nanoTime();
        String printed = OtherJvm.run(
                        List.of(), List.of(classes), Program.MAIN, fresh.url(), fresh.user(), fresh.password())
                .orElseThrow(() -> new IllegalStateException("the program failed: see what it printed above"));
        long wall = System.nanoTime() - start;
        String answer = printed.lines()
                .filter(line -> line.startsWith(Program.ANSWER))
                .findFirst()
                .orElseThrow()
                .substring(Program.ANSWER.length());
        int blank = answer.indexOf(' ');
        return new Times(Long.parseLong(answer.substring(0, blank)), wall, Long.parseLong(answer.substring(blank + 1)));
    }

    private void print(int tables, Map<Program, List<Times>> times) {
        times.forEach((program, runs) -> out.printf(
                Locale.ROOT,
                "| %d | %s | %d | %d | %d | %d |%n",
                tables,
                program.label(),
                median(runs.stream().map(Times::fromMain).toList()) / MILLION,
                median(runs.stream().map(Times::fromLaunch).toList()) / MILLION,
                median(runs.stream().map(Times::cpu).toList()) / MILLION,
                runs.size()));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
