package dev.backstitch.error;

import java.util.List;
import java.util.stream.Collectors;

/** Rows that somebody else changed or deleted after they were read, so that writing them would undo that; the transaction is rolled back. */
public final class LostRowsException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_TOLD = 20;

    private final String operation;
    private final transient List<Row> rows;

    /** What became of a row. */
    public enum Fate {
        CHANGED,
        DELETED
    }

    /**
     * A row that was lost.
     *
     * @param entity what messages call its table
     * @param key the value of its primary key, a list where that has several columns
     */
    public record Row(String entity, Object key, Fate fate) {

        @Override
        public String toString() {
            return entity + " " + key + (fate == Fate.CHANGED ? " (changed)" : " (deleted)");
        }
    }

    /**
     * @param operation what was tried: {@code updated}, {@code deleted}, or {@code written} where both were
     * @param rows every row that was lost, at least one
     */
    public LostRowsException(String operation, List<Row> rows) {
        super(text(operation, rows), "", null);
        this.operation = operation;
        this.rows = List.copyOf(rows);
    }

    /** What was tried: {@code updated}, {@code deleted}, or {@code written} where both were. */
    public String operation() {
        return operation;
    }

    /** Every row that was lost, in the order in which they were to be written. */
    public List<Row> rows() {
        return rows;
    }

    private static String text(String operation, List<Row> rows) {
        String told = rows.stream().limit(MOST_TOLD).map(Row::toString).collect(Collectors.joining(", "));
        String more = rows.size() > MOST_TOLD ? " and " + (rows.size() - MOST_TOLD) + " more" : "";
        return (rows.size() == 1 ? "1 row was not " : rows.size() + " rows were not ") + operation
                + ", because somebody else changed or deleted "
                + (rows.size() == 1 ? "it after it was read: " : "them after they were read: ") + told + more
                + "; the transaction is rolled back, load the objects again in a new one";
    }
}
