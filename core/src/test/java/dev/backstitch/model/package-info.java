/** The mapping checks that need no mapping. */
package dev.backstitch.model;
