package dev.backstitch.query;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Selected;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.GroupField;
import org.jooq.Param;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/**
 * Asks for values instead of entities: one of each row, or of each group of rows, that a query and its joins make. An immutable value, safe to share between
 * threads. A session runs it, and its objects have nothing to do with what comes.
 *
 * @param <T> the class of the values
 */
public final class Projection<T> {

    private final Selection<?> rows;
    private final List<GroupField> groups;
    private final Condition having;
    private final Selected<T> value;
    private final boolean distinct;
    private final Map<String, @Nullable Object> values;
    private final @Nullable Projection<T> constant;

    private Projection(
            Selection<?> rows,
            List<GroupField> groups,
            Condition having,
            Selected<T> value,
            boolean distinct,
            Map<String, @Nullable Object> values,
            @Nullable Projection<T> constant) {
        this.rows = rows;
        this.groups = List.copyOf(groups);
        this.having = having;
        this.value = value;
        this.distinct = distinct;
        this.values = values;
        this.constant = constant;
    }

    /**
     * What {@code from(..).groupBy(..).having(..).select(..)} makes.
     *
     * @throws UsageException where the query says what makes sense of entities only: a fetch plan or a lock
     */
    public static <T> Projection<T> of(
            Selection<?> rows, List<GroupField> groups, Condition having, SelectField<T> value) {
        if (rows.lock() != null || !rows.plan().fetches().isEmpty()) {
            throw new UsageException("select(..) reads values of " + rows + ", and "
                    + (rows.lock() != null ? "a lock" : "with(..)")
                    + " is for its entities: leave it out, or list the entities");
        }
        return new Projection<>(rows, groups, having, Selected.of(value), false, rows.values(), null);
    }

    /** What is made of each value, as in {@code select(USERS.name).into(Name::new)} or {@code select(row(..)).into(mapping(Line::new))}. */
    public <U> Projection<U> into(Function<? super T, ? extends @Nullable U> mapper) {
        return new Projection<>(rows, groups, having, value.then(mapper), distinct, values, null);
    }

    /** Each row that differs from the others once. */
    public Projection<T> distinct() {
        return new Projection<>(rows, groups, having, value, true, values, null);
    }

    /** Gives a value to a named parameter: projections that differ in such values only are rendered once. */
    public <V> Projection<T> bind(Param<V> parameter, @Nullable V given) {
        String name = parameter.getParamName();
        if (name == null) {
            throw new UsageException(
                    "bind(..) gives a value to a parameter without a name: make it by param(\"name\", String.class)");
        }
        Map<String, @Nullable Object> all = new HashMap<>(values);
        all.put(name, given);
        return new Projection<>(rows, groups, having, value, distinct, Collections.unmodifiableMap(all), constant());
    }

    /** Which rows, and of what. */
    public Selection<?> rows() {
        return rows;
    }

    public List<GroupField> groups() {
        return groups;
    }

    public Condition having() {
        return having;
    }

    /** What each value is made of. */
    public Selected<T> value() {
        return value;
    }

    public boolean isDistinct() {
        return distinct;
    }

    /** The values of named parameters. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The projection without such values. */
    public Projection<T> constant() {
        return constant == null ? this : constant;
    }

    /** In words, without the values in its conditions. */
    @Override
    public String toString() {
        return rows + ".select(..)";
    }
}
