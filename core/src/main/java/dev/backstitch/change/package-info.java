/**
 * What differs between objects and their rows. Entities and link changes enter; states, snapshots and changed pairs leave. Nothing is ordered and
 * no statement is known here.
 */
@NullMarked
package dev.backstitch.change;

import org.jspecify.annotations.NullMarked;
