/**
 * A real PostgreSQL for tests and examples: {@link dev.backstitch.testing.PostgresServer} finds or starts one for the whole JVM, and
 * {@link dev.backstitch.testing.FreshDatabase} gives each test a place of its own on it. For users' own tests besides: {@link dev.backstitch.testing.Mirrors} walks a
 * graph, and {@link dev.backstitch.testing.StatementBudget} and {@link dev.backstitch.testing.SentStatements} count statements.
 */
@NullMarked
package dev.backstitch.testing;

import org.jspecify.annotations.NullMarked;
