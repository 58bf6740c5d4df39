/**
 * The frozen schema and mapping: tables, columns, keys and relationships, in jOOQ's vocabulary but not its execution. Declarations enter through
 * {@link dev.backstitch.model.Model#of}, which reports every mistake at once; what leaves is immutable and shared by all threads. No entity is
 * changed here and no statement is run.
 */
@NullMarked
package dev.backstitch.model;

import org.jspecify.annotations.NullMarked;
