/** Holds the floors that the package list promises. */
package dev.backstitch.architecture;
