package dev.backstitch.sql;

import dev.backstitch.error.StatementException;
import dev.backstitch.flush.InsertRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that what an insert returned belongs to the rows in the order in which they were sent: PostgreSQL draws identity values in that order,
 * so the keys that come back have to rise. Where they do not, nobody could tell whose they are.
 */
final class ReturnedOrder {

    private ReturnedOrder() {}

    /**
     * @param returned the places of the columns that came back
     * @param codecs of all columns
     * @param count how many rows came back
     */
    static void check(InsertRows step, int[] returned, List<Codec<?>> codecs, @Nullable Object[][] rows, int count) {
        String label = step.shape().label();
        if (count != step.size()) {
            throw new StatementException(
                    "inserting " + step.size() + " rows of " + label + " returned " + count
                            + ": a rule or trigger of the table keeps rows out; insert these by session.dsl()",
                    "",
                    null);
        }
        for (int column : returned) {
            if (step.shape().column(column).definition().identity() && !rises(codecs.get(column), rows, column)) {
                throw new StatementException(
                        "the identity values of " + label
                                + " came back in no rising order, so they cannot be told apart: its sequence has to count"
                                + " upwards without CYCLE, and no trigger may change the key",
                        "",
                        null);
            }
        }
    }

    /** By what is stored, since a column may have values of another class. */
    @SuppressWarnings("unchecked") // what came back was read by the codec
    private static <T> boolean rises(Codec<T> codec, @Nullable Object[][] rows, int column) {
        for (int i = 1; i < rows.length; i++) {
            T former = (T) rows[i - 1][column];
            T latter = (T) rows[i][column];
            if (former == null
                    || latter == null
                    || !(codec.key(former) instanceof Number before)
                    || !(codec.key(latter) instanceof Number after)
                    || before.longValue() >= after.longValue()) {
                return false;
            }
        }
        return true;
    }
}
