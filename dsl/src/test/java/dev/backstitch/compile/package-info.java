/** What has to compile does, and what must not does not. */
package dev.backstitch.compile;
