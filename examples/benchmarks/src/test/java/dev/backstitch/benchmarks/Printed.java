package dev.backstitch.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What a program prints as a table. */
public final class Printed {

    private Printed() {}

    /** Writes to a stream. */
    public interface Program {
        void run(PrintStream out) throws Exception;
    }

    /** The cells of the rows below the head. */
    public static List<List<String>> rows(Program program) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        program.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .dropWhile(line -> !line.startsWith("|--"))
                .skip(1)
                .map(Printed::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
