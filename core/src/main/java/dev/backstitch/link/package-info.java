/**
 * Objects in memory and the one rule that keeps both ends of a relationship equal. An end and its counterpart enter; linked objects leave. No table,
 * no SQL and no session is known here: whoever manages an object is told through {@link dev.backstitch.link.Attachment}.
 */
@NullMarked
package dev.backstitch.link;

import org.jspecify.annotations.NullMarked;
