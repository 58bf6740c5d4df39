/**
 * Rows into a graph. Results enter; entities leave, one a row, linked on both ends. Nothing here records a change, and what the session knows better
 * than a row is left as it is.
 */
@NullMarked
package dev.backstitch.load;

import org.jspecify.annotations.NullMarked;
