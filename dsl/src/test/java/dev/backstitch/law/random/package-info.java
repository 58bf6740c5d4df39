/**
 * The law of links by chance: random programs over all kinds of relationships, in memory and on PostgreSQL, each step compared with a plain model that
 * keeps sets of pairs. A failure is shrunk to a program that a test can replay.
 */
package dev.backstitch.law.random;
