package dev.backstitch.model;

/** When PostgreSQL checks a key; see PostgreSQL, CREATE TABLE and SET CONSTRAINTS. */
public enum Deferrability {

    /** A unique key row by row, a foreign key at the end of each statement. */
    NOT_DEFERRABLE,

    /** At the end of each statement: values may pass between the rows that one statement writes. */
    INITIALLY_IMMEDIATE,

    /** At the commit: what a flush writes may break it in between. */
    INITIALLY_DEFERRED
}
