/**
 * A real PostgreSQL for tests and examples: {@link dev.backstitch.testing.PostgresServer} finds or starts one for the whole JVM, and
 * {@link dev.backstitch.testing.FreshDatabase} gives each test a place of its own on it. Nothing here knows Backstitch itself.
 */
@NullMarked
package dev.backstitch.testing;

import org.jspecify.annotations.NullMarked;
