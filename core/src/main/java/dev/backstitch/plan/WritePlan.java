package dev.backstitch.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The statements that a flush is going to send, in their order. Printed, it is a table.
 *
 * @param steps in the order in which they run
 */
public record WritePlan(List<WriteStep> steps) {

    private static final List<String> HEAD = List.of("#", "operation", "table", "rows", "columns", "because", "after");

    public WritePlan {
        steps = List.copyOf(steps);
    }

    /** Whether the flush would send nothing. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** A table with a line a step; one line that says so where there is none. */
    @Override
    public String toString() {
        if (steps.isEmpty()) {
            return "nothing to write";
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (WriteStep step : steps) {
            lines.add(List.of(
                    String.valueOf(step.number()),
                    step.operation().name().toLowerCase(Locale.ROOT),
                    step.table(),
                    String.valueOf(step.rows()),
                    String.join(", ", step.columns()),
                    String.join("; ", step.causes()),
                    String.join("; ", step.after())));
        }
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String padded(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
