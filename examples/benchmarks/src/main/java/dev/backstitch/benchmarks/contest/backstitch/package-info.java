/** Backstitch as its README shows it. */
@NullMarked
package dev.backstitch.benchmarks.contest.backstitch;

import org.jspecify.annotations.NullMarked;
