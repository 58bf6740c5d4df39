/**
 * Every failure the library reports. Nothing enters but texts and the facts a program may want to read; what leaves is an exception of one sealed family.
 * This package knows no other.
 */
@NullMarked
package dev.backstitch.error;

import org.jspecify.annotations.NullMarked;
