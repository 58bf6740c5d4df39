package dev.backstitch.query;

/**
 * How the rows that a query selects are locked until the transaction ends; see PostgreSQL, SELECT, The Locking Clause.
 *
 * @param strength what others may not do meanwhile
 * @param held what becomes of rows that others have locked
 */
public record RowLock(Strength strength, Held held) {

    /** What others may not do with a locked row. */
    public enum Strength {

        /** Change, delete or lock it. */
        UPDATE,

        /** The same, but rows that name it may be inserted. */
        NO_KEY_UPDATE,

        /** Change or delete it. */
        SHARE,

        /** Delete it or change its key. */
        KEY_SHARE
    }

    /** What becomes of a row that another transaction has locked. */
    public enum Held {

        /** The query waits for it. */
        WAIT,

        /** The query fails. */
        NO_WAIT,

        /** The query leaves it out. */
        SKIP
    }
}
