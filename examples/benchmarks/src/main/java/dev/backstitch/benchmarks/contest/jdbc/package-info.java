/** JDBC by hand, with the statement shapes that PostgreSQL likes best. */
@NullMarked
package dev.backstitch.benchmarks.contest.jdbc;

import org.jspecify.annotations.NullMarked;
