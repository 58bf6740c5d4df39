/** The blog's classes as they are written without a library: lists and references that their own methods keep equal. */
@NullMarked
package dev.backstitch.benchmarks.contest.plain;

import org.jspecify.annotations.NullMarked;
