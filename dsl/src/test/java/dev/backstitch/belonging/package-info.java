/** What goes with what is deleted, as far down as that leads. */
package dev.backstitch.belonging;
