/** Mapped tables and columns are jOOQ's, wherever jOOQ takes one. */
package dev.backstitch.jooq;
