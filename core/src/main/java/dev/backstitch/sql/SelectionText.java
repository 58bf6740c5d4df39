package dev.backstitch.sql;

import dev.backstitch.change.TableSet;
import java.util.List;

/**
 * What a selection was rendered to. Immutable; shared by all threads.
 *
 * @param sql the statement
 * @param values what is bound, in the order of the statement
 * @param tables what it reads
 * @param keepable whether it is the same whenever it is rendered
 */
record SelectionText(String sql, List<BoundValue<?>> values, TableSet tables, boolean keepable) {

    SelectionText {
        values = List.copyOf(values);
    }
}
