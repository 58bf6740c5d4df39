/** What the examples share: a PostgreSQL to run on, and the statements that ran, printed. */
@NullMarked
package dev.backstitch.examples;

import org.jspecify.annotations.NullMarked;
