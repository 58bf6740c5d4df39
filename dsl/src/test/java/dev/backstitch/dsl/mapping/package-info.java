/** What {@code Model.of} makes of a mapping, and the text of every mistake that it tells. */
package dev.backstitch.dsl.mapping;
