/** Odd cases of value types and of values that others make. */
package dev.backstitch.values;
