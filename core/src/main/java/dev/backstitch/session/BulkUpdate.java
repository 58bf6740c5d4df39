package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import dev.backstitch.load.BulkWriter;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * An update of all rows of a table that fulfil a condition, in one statement. An immutable value: every step gives another. Made by
 * {@link Session#update}; of use while that session is.
 *
 * @param <E> the entity class of the table
 */
public final class BulkUpdate<E> {

    private final BulkWork work;
    private final EntityMapping<E> entity;
    private final Map<Column<E, ?>, @Nullable Object> values;
    private final Extent extent;

    BulkUpdate(BulkWork work, EntityMapping<E> entity) {
        this(work, entity, new LinkedHashMap<>(), Extent.NOT_SAID);
    }

    private BulkUpdate(
            BulkWork work, EntityMapping<E> entity, Map<Column<E, ?>, @Nullable Object> values, Extent extent) {
        this.work = work;
        this.entity = entity;
        this.values = values;
        this.extent = extent;
    }

    /**
     * Sets a column to a value.
     *
     * @throws UsageException where the column is part of the primary key, of another table, or set already
     */
    public <T> BulkUpdate<E> set(Column<E, T> column, T value) {
        return with(
                column, Objects.requireNonNull(value, () -> name(column) + " was to be set to null: use setNull(..)"));
    }

    /** Sets a column to what an expression gives, as in {@code set(POSTS.views, POSTS.views.plus(1))}; see {@link #set(Column, Object)}. */
    public <T> BulkUpdate<E> set(Column<E, T> column, Field<T> value) {
        return with(
                column, Objects.requireNonNull(value, () -> name(column) + " was to be set to null: use setNull(..)"));
    }

    /** Sets a column to NULL; see {@link #set(Column, Object)}. */
    public BulkUpdate<E> setNull(Column<E, ?> column) {
        return with(column, null);
    }

    private BulkUpdate<E> with(Column<E, ?> column, @Nullable Object value) {
        if (!entity.columns().contains(column)) {
            throw new UsageException(name(column) + " is no column of " + entity.label() + ", which is to be updated");
        }
        if (entity.primaryKey().contains(column)) {
            throw new UsageException(name(column)
                    + " is part of the primary key, which tells a row from others as long as it lives: delete the rows and"
                    + " add others, or change it by session.dsl() before anything of the table is read");
        }
        if (values.containsKey(column)) {
            throw new UsageException(name(column) + " is set twice in one update: set it once");
        }
        Map<Column<E, ?>, @Nullable Object> all = new LinkedHashMap<>(values);
        all.put(column, value);
        return new BulkUpdate<>(work, entity, all, extent);
    }

    private static String name(Column<?, ?> column) {
        return column.mappedTable().definition().label() + "." + column.getName();
    }

    /** Only rows that fulfil all of the conditions, besides those given before. */
    public BulkUpdate<E> where(Condition... conditions) {
        return new BulkUpdate<>(work, entity, values, extent.where(conditions));
    }

    /** Every row of the table. */
    public BulkUpdate<E> all() {
        return new BulkUpdate<>(work, entity, values, extent.all());
    }

    /**
     * Flushes pending changes and runs the update. The session's objects whose rows it changed have the new values and links.
     *
     * @return how many rows were updated
     * @throws UsageException where nothing is set, or neither {@code where(..)} nor {@code all()} says which rows
     * @throws dev.backstitch.error.RefusedDataException before the update is sent, where a value cannot be stored
     * @throws dev.backstitch.error.DatabaseException where the database refuses; the session is over then
     */
    public long run() {
        if (values.isEmpty()) {
            throw new UsageException("update of " + entity.label() + " sets no column: say what with set(..)");
        }
        Condition condition = extent.condition("update of " + entity.label());
        work.check(entity, values);
        return work.run((BulkWriter writer) -> writer.update(entity, values, condition));
    }
}
