/** Students and courses: a many-to-many over an association table. */
@NullMarked
package dev.backstitch.examples.school;

import org.jspecify.annotations.NullMarked;
