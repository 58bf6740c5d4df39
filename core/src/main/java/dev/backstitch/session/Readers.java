package dev.backstitch.session;

import dev.backstitch.load.SelectFinder;
import dev.backstitch.sql.ProjectionReader;
import dev.backstitch.sql.SelectReader;

/**
 * What reads for a session besides its entity queries. Made by the session; one thread.
 *
 * @param projections values of rows
 * @param queries jOOQ's and plain SQL
 * @param selects entities out of these
 */
record Readers(ProjectionReader projections, SelectReader queries, SelectFinder selects) {}
