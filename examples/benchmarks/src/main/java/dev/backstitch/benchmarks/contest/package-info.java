/**
 * Runs the same workloads with several ways to map tables to objects, each in a JVM of its own, on one PostgreSQL. {@link dev.backstitch.benchmarks.contest.Contest}
 * is the program; a {@link dev.backstitch.benchmarks.contest.Contestant} is one way. The results are checked object by object outside of the timed part.
 */
@NullMarked
package dev.backstitch.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
