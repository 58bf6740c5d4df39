/** Runs the examples, and everything the README shows. */
package dev.backstitch.examples;
