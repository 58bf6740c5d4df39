/** What a flush is going to write, as a value to look at. Nothing enters but texts and numbers; no package of the library is known here. */
@NullMarked
package dev.backstitch.plan;

import org.jspecify.annotations.NullMarked;
