package dev.backstitch.session;

import dev.backstitch.model.EntityMapping;
import org.jooq.Condition;

/**
 * A deletion of all rows of a table that fulfil a condition, in one statement. An immutable value: every step gives another. Made by
 * {@link Session#deleteFrom}; of use while that session is.
 *
 * @param <E> the entity class of the table
 */
public final class BulkDelete<E> {

    private final BulkWork work;
    private final EntityMapping<E> entity;
    private final Extent extent;

    BulkDelete(BulkWork work, EntityMapping<E> entity) {
        this(work, entity, Extent.NOT_SAID);
    }

    private BulkDelete(BulkWork work, EntityMapping<E> entity, Extent extent) {
        this.work = work;
        this.entity = entity;
        this.extent = extent;
    }

    /** Only rows that fulfil all of the conditions, besides those given before. */
    public BulkDelete<E> where(Condition... conditions) {
        return new BulkDelete<>(work, entity, extent.where(conditions));
    }

    /** Every row of the table. */
    public BulkDelete<E> all() {
        return new BulkDelete<>(work, entity, extent.all());
    }

    /**
     * Flushes pending changes and runs the deletion. The session's objects whose rows are gone leave every link and the session; what becomes of rows
     * that name them is decided by the foreign keys, and the session's objects follow.
     *
     * @return how many rows were deleted, without those that a foreign key deleted with them
     * @throws dev.backstitch.error.UsageException where neither {@code where(..)} nor {@code all()} says which rows
     * @throws dev.backstitch.error.DatabaseException where the database refuses; the session is over then
     */
    public long run() {
        Condition condition = extent.condition("deletion from " + entity.label());
        return work.run(writer -> writer.delete(entity, condition));
    }
}
