package dev.backstitch.law.random;

/** How a thing stands to the session of a program; in memory all are free. */
enum Standing {

    /** No session knows it. */
    FREE,

    /** It gets its row at the next flush. */
    NEW,

    /** It has a row. */
    STORED,

    /** It loses its row at the next flush. */
    REMOVED,

    /** It lost its row; linked again it gets a new one. */
    GONE
}
