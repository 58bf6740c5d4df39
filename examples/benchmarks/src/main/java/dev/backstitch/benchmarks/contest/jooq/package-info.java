/** jOOQ with the graph put together by hand: typed statements, arrays in place of batches, records straight into objects. */
@NullMarked
package dev.backstitch.benchmarks.contest.jooq;

import org.jspecify.annotations.NullMarked;
