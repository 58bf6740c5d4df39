/**
 * Random commits: a session loads a part of a graph, changes it, flushes, goes back and commits, and every row is compared with what a plain model of the
 * rows says. The tables of {@link dev.backstitch.commits.Club} have one of each kind of key and relationship.
 */
package dev.backstitch.commits;
