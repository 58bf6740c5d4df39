/** Hibernate ORM as its guide tunes it: sequences in blocks, ordered batches, join fetches, and batch fetching of what is read lazily. */
package dev.backstitch.benchmarks.contest.hibernate;
