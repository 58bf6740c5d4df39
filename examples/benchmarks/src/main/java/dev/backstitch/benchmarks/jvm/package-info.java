/** Programs that run in a JVM of their own. */
@NullMarked
package dev.backstitch.benchmarks.jvm;

import org.jspecify.annotations.NullMarked;
