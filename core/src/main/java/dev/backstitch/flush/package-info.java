/**
 * Changes into an ordered list of row steps. A tracker enters, a plan leaves; the same changes give the same plan. No statement is known here: a step
 * gives values and takes back what the database made of them.
 */
@NullMarked
package dev.backstitch.flush;

import org.jspecify.annotations.NullMarked;
