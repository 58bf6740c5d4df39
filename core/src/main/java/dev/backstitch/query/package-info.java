/**
 * A query as immutable data: which rows of one table, in which order, and what is fetched with them. Conditions enter as jOOQ's; nothing is run here.
 */
@NullMarked
package dev.backstitch.query;

import org.jspecify.annotations.NullMarked;
