package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.error.StatementException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Generation;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import org.jooq.DataType;
import org.jspecify.annotations.Nullable;

/** New entities that need values of a sequence. Made for one flush. */
public final class DrawnValues {

    private final Undo undo;
    private final Column<?, ?> column;
    private final List<Entry<?>> entries;

    DrawnValues(Undo undo, Column<?, ?> column, List<Entry<?>> entries) {
        this.undo = undo;
        this.column = column;
        this.entries = List.copyOf(entries);
    }

    /** The sequence that gives them. */
    public Generation.Sequence<?> sequence() {
        return (Generation.Sequence<?>)
                Objects.requireNonNull(column.definition().generation());
    }

    /** How many are needed. */
    public int size() {
        return entries.size();
    }

    /** Hands the values out, in the order in which the entities came. */
    public void drawn(PrimitiveIterator.OfLong values) {
        int place = entries.get(0).shape().mapping().columns().indexOf(column);
        for (Entry<?> entry : entries) {
            MadeValues.write(undo, entry, place, value(entry, values.nextLong()));
        }
    }

    /** jOOQ's conversion would cut a number that is too large without a word. */
    private @Nullable Object value(Entry<?> entry, long number) {
        DataType<?> type = column.definition().type();
        Class<?> stored = type.getFromType();
        long most = stored == Short.class ? Short.MAX_VALUE : stored == Integer.class ? Integer.MAX_VALUE : number;
        if (number > most) {
            throw new StatementException(
                    entry.shape().label() + "." + column.getName() + " is of type " + type.getTypeName()
                            + " and its sequence has counted beyond that: make the column a bigint; the transaction is rolled"
                            + " back",
                    "",
                    null);
        }
        return type.convert(number);
    }
}
