/** Users and posts: a one-to-many whose two sides always agree. */
@NullMarked
package dev.backstitch.examples.blog;

import org.jspecify.annotations.NullMarked;
