/**
 * Selections, steps and schema into jOOQ; the only package that executes. Values and the model enter; rows of values and the library's own exceptions
 * leave. No entity is touched here.
 */
@NullMarked
package dev.backstitch.sql;

import org.jspecify.annotations.NullMarked;
