/** Ebean as its guide tunes it: enhanced by its agent, sequences in blocks, large batches, relationships fetched by statements of their own. */
package dev.backstitch.benchmarks.contest.ebean;
