package dev.backstitch.session;

/** What a transaction sees of others that are committed while it runs. What PostgreSQL does where none is chosen is the server's setting. */
public enum Isolation {

    /** Each statement sees what was committed before it began. */
    READ_COMMITTED,

    /** Every statement sees what was committed before the first began; changing a row that others changed since is a conflict. */
    REPEATABLE_READ,

    /** As if all transactions ran one after the other; where that cannot be, one of them is broken off as a conflict. */
    SERIALIZABLE
}
