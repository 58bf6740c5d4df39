package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/**
 * By what a user may have a list ordered, each with a name: turns text from outside, such as {@code name,-created_at}, into an order of a query. What is not named here
 * is refused, and nothing of the text gets into SQL. An immutable value, safe to share between threads: keep it beside the query.
 *
 * @param <E> the entity class
 */
public final class Sortable<E> {

    private static final int SHOWN = 40;

    private final Map<String, Field<?>> fields;

    private Sortable(Map<String, Field<?>> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** By these columns of one table, under their own names. */
    @SafeVarargs
    public static <E> Sortable<E> sortable(Column<E, ?>... columns) {
        Sortable<E> all = new Sortable<>(Map.of());
        for (Column<E, ?> column : columns) {
            all = all.and(column.getName(), column);
        }
        return all;
    }

    /**
     * By something else as well, such as {@code and("posts", USERS.posts.size())}.
     *
     * @throws UsageException where the name is none that can be asked for, or is taken
     */
    public Sortable<E> and(String name, Field<?> field) {
        if (name.isBlank() || !name.equals(name.strip()) || name.indexOf(',') >= 0 || isSign(name.charAt(0))) {
            throw new UsageException(
                    "'" + name
                            + "' cannot be asked for in an order: give a name without blanks around it, a comma or a sign before it");
        }
        Map<String, Field<?>> all = new LinkedHashMap<>(fields);
        if (all.put(name, field) != null) {
            throw new UsageException("two orders are called '" + name + "': give one of them another name by and(..)");
        }
        return new Sortable<>(all);
    }

    /**
     * The order that a text asks for: names with commas between them, the first being the most important, each with {@code -} before it for the descending order. No
     * order where the text is null or blank.
     *
     * @throws UsageException where a name is none of these, or is there twice
     */
    public List<OrderField<?>> parse(@Nullable String text) {
        List<OrderField<?>> order = new ArrayList<>();
        if (text == null || text.isBlank()) {
            return order;
        }
        List<String> seen = new ArrayList<>();
        boolean separated = true;
        for (StringTokenizer tokens = new StringTokenizer(text, ",", true); tokens.hasMoreTokens(); ) {
            String token = tokens.nextToken().strip();
            if (token.equals(",")) {
                if (separated) {
                    throw unknown("");
                }
                separated = true;
                continue;
            }
            separated = false;
            boolean signed = !token.isEmpty() && isSign(token.charAt(0));
            String name = signed ? token.substring(1).strip() : token;
            Field<?> field = field(name);
            if (seen.contains(name)) {
                throw new UsageException("the order asks for '" + name + "' twice: leave one of them out");
            }
            seen.add(name);
            order.add(token.charAt(0) == '-' ? field.desc() : field.asc());
        }
        if (separated) {
            throw unknown("");
        }
        return order;
    }

    /**
     * The order by one name in a direction, as two texts from outside.
     *
     * @param direction {@code asc} or {@code desc}, in any case; ascending where it is null
     * @throws UsageException where the name is none of these, or the direction is neither
     */
    public List<OrderField<?>> by(String name, @Nullable String direction) {
        Field<?> field = field(name);
        String wanted = direction == null ? "asc" : direction.toLowerCase(Locale.ROOT);
        if (!wanted.equals("asc") && !wanted.equals("desc")) {
            throw new UsageException("'" + shown(wanted) + "' is no direction of an order: ask for asc or desc");
        }
        return List.of(wanted.equals("desc") ? field.desc() : field.asc());
    }

    private Field<?> field(String name) {
        Field<?> field = fields.get(name);
        if (field == null) {
            throw unknown(name);
        }
        return field;
    }

    private UsageException unknown(String name) {
        return new UsageException("there is no order by '" + shown(name) + "': ask for "
                + String.join(", ", fields.keySet()) + ", with - before it for the descending order");
    }

    private static boolean isSign(char first) {
        return first == '-' || first == '+';
    }

    /** Text from outside may be long, and may try to look like another line of a log. */
    private static String shown(String text) {
        String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return cut.replaceAll("\\p{C}", "?");
    }

    /** The names that may be asked for. */
    @Override
    public String toString() {
        return "sortable by " + String.join(", ", fields.keySet());
    }
}
