/**
 * The words a user types first: a class extends {@link dev.backstitch.dsl.EntityTable} and declares its columns and relationships by fluent chains;
 * {@link dev.backstitch.dsl.EntityQuery} asks for entities. What leaves are core's definitions; nothing is checked here that needs a second table.
 */
@NullMarked
package dev.backstitch.dsl;

import org.jspecify.annotations.NullMarked;
