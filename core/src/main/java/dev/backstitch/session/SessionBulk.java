package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.MappedTable;
import dev.backstitch.sql.StatementLog;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a {@link Session} writes by statements on any number of rows, rather than when it flushes. */
public abstract sealed class SessionBulk extends SessionQueries permits Session {

    SessionBulk(StatementLog log) {
        super(log);
    }

    /**
     * Begins an update of all rows that fulfil a condition, in one statement: {@code session.update(POSTS).set(POSTS.title, "x").where(..).run()}.
     *
     * @throws UsageException where the table is not in the database's model
     */
    public <E> BulkUpdate<E> update(MappedTable<E> table) {
        ready();
        return new BulkUpdate<>(bulk(), bulk().entityOf(table));
    }

    /**
     * Begins a deletion of all rows that fulfil a condition, in one statement: {@code session.deleteFrom(POSTS).where(..).run()}.
     *
     * @throws UsageException where the table is not in the database's model
     */
    public <E> BulkDelete<E> deleteFrom(MappedTable<E> table) {
        ready();
        return new BulkDelete<>(bulk(), bulk().entityOf(table));
    }

    /**
     * Writes rows of objects that no session manages, by COPY, in constant memory: the stream is pulled row by row. Pending changes are flushed first.
     * Foreign keys are taken from the objects' references, whose targets need a key; collections are not looked at. Identity columns are left to
     * PostgreSQL, and the objects get nothing back.
     *
     * @return how many rows were written
     * @throws dev.backstitch.error.RefusedDataException where a value is missing or cannot be stored; the session is over then
     * @throws dev.backstitch.error.DatabaseException where the database refuses; the session is over then
     */
    public <E> long bulkLoad(MappedTable<E> table, Stream<? extends E> objects) {
        return bulkLoad(table).from(objects);
    }

    /**
     * Writes the row of an object that no session manages, or takes the one that is there: {@code session.upsert(user, onConflict(USERS.email))}. Pending changes are
     * flushed first. The object is part of this session then, with the row's key and values; its references are written with it, and its collections with the
     * next flush.
     *
     * @return the object
     * @throws UsageException where the columns are no unique key, or this session has the object or another one for its row; nothing was sent then
     */
    public <E> E upsert(E entity, OnConflict<E> onConflict) {
        upsertAll(List.of(entity), onConflict);
        return entity;
    }

    /** The same for any number of objects, by one statement for all that give the same columns. */
    public <E> void upsertAll(Collection<? extends E> entities, OnConflict<E> onConflict) {
        ready();
        bulk().upsert(List.copyOf(entities), onConflict);
    }

    /** Begins such a load of which more is to be said. */
    public <E> BulkLoad<E> bulkLoad(MappedTable<E> table) {
        ready();
        return new BulkLoad<>(bulk(), bulk().entityOf(table));
    }

    abstract BulkWork bulk();
}
