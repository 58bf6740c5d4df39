package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.UniqueKey;

/**
 * A value of a unique key that one row gives up and another takes in the same flush.
 *
 * @param from whose row has it
 * @param to whose row is to have it
 * @param key of which it is a value
 */
record Handover(Entry<?> from, Entry<?> to, UniqueKey key) {}
