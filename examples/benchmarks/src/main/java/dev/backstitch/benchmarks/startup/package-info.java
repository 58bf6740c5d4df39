/** How long a program takes from its start to its first row, by the number of tables: each is generated, compiled, and run in JVMs of its own. */
@NullMarked
package dev.backstitch.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
