/** Times and weighs the library against plain code by hand that gives the same result. Only the library's public API is used; nothing depends on this. */
@NullMarked
package dev.backstitch.benchmarks;

import org.jspecify.annotations.NullMarked;
