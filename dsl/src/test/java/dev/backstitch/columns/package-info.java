/** Columns that queries leave out, and what becomes of them. */
package dev.backstitch.columns;
