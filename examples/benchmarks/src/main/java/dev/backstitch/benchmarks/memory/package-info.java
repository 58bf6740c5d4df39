/** What objects of the contestants weigh while they are managed, and how much heap holds many of them. */
@NullMarked
package dev.backstitch.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
