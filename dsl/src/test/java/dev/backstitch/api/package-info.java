/** What users may rely on, listed, and reachable from a named module. */
package dev.backstitch.api;
