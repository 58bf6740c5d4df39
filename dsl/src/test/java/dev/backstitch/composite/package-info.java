/** Keys of several columns, and relationships that are declared in one place. */
package dev.backstitch.composite;
