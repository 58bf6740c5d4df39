package dev.backstitch.model;

/** What a foreign key does with its rows when the row they name is deleted or its key changes; see PostgreSQL, CREATE TABLE. */
public enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
}
