package dev.backstitch.plan;

import java.util.List;

/**
 * One statement that a flush is going to send.
 *
 * @param number its place in the order, from 1
 * @param table the table's name
 * @param rows how many rows it names; of rows that nobody loaded, how many owners these have
 * @param columns the names of the columns that it writes; empty for a deletion
 * @param causes which changes it comes from: the first few, and how many more
 * @param after the earlier steps that have to run before it, with the constraint that wants it so
 */
public record WriteStep(
        int number,
        Operation operation,
        String table,
        int rows,
        List<String> columns,
        List<String> causes,
        List<String> after) {

    /** What becomes of the rows. */
    public enum Operation {
        INSERT,
        UPDATE,
        DELETE
    }

    public WriteStep {
        columns = List.copyOf(columns);
        causes = List.copyOf(causes);
        after = List.copyOf(after);
    }
}
