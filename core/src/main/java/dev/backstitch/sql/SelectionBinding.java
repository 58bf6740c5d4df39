package dev.backstitch.sql;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.query.Selection;
import dev.backstitch.query.Window;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a selection as its columns are: its own values, or those that were given to their names. Made for one run. */
final class SelectionBinding {

    private final String kind;
    private final Object query;
    private final Map<String, @Nullable Object> values;
    private final SelectionText text;

    /** @throws UsageException where a value was given to no parameter, or a parameter has none */
    SelectionBinding(Selection<?> selection, SelectionText text) {
        this("the query ", selection, selection.values(), text);
    }

    SelectionBinding(Window<?, ?> window, SelectionText text) {
        this("the ", window, Map.of(), text);
    }

    /**
     * @param kind what messages call it
     * @param query is asked for its words when an error needs them only
     * @param values by the names of parameters
     */
    SelectionBinding(String kind, Object query, Map<String, @Nullable Object> values, SelectionText text) {
        this.kind = kind;
        this.query = query;
        this.values = values;
        this.text = text;
        check();
    }

    /** Refuses what the constructor refuses. */
    static void check(Selection<?> selection, SelectionText text) {
        of(selection, Map.of(), text);
    }

    /** @param more values, of parameters that the selection itself does not have */
    static SelectionBinding of(Selection<?> selection, Map<String, @Nullable Object> more, SelectionText text) {
        Map<String, @Nullable Object> all = new HashMap<>(selection.values());
        all.putAll(more);
        return new SelectionBinding("the query ", selection, all, text);
    }

    private String words() {
        return kind + query;
    }

    private void check() {
        Set<String> names = new TreeSet<>();
        for (BoundValue<?> bound : text.values()) {
            String refused = bound.refusal(values);
            if (refused != null) {
                throw new RefusedDataException(words() + " compares with a value that " + refused
                        + ", which PostgreSQL does not store: no row has it; nothing was sent");
            }
            String name = bound.name();
            if (name != null) {
                names.add(name);
                if (!values.containsKey(name) && bound.value() == null) {
                    throw new UsageException(words() + " has a parameter '" + name + "' without a value: "
                            + (query instanceof Window
                                    ? "a window is given its values where it is made"
                                    : "give it one by bind(..)")
                            + "; nothing was sent");
                }
            }
        }
        Set<String> unknown = new HashSet<>(values.keySet());
        unknown.removeAll(names);
        for (String name : unknown) {
            throw new UsageException(words() + " has no parameter '" + name + "' that bind(..) could give a value"
                    + (names.isEmpty() ? "" : "; it has " + String.join(", ", names)) + "; nothing was sent");
        }
    }

    /** The statement with all values: the same for two only where both are the same. */
    String inWords() {
        StringBuilder words = new StringBuilder(text.sql());
        for (BoundValue<?> bound : text.values()) {
            String value = bound.text(values);
            words.append('\0').append(value == null ? "" : value.length() + ":" + value);
        }
        return words.toString();
    }

    void bind(PreparedStatement statement) throws SQLException {
        bind(statement, 0);
    }

    /** @param before how many parameters of the statement come before */
    void bind(PreparedStatement statement, int before) throws SQLException {
        for (int i = 0; i < text.values().size(); i++) {
            text.values().get(i).bind(statement, before + i + 1, values);
        }
    }
}
