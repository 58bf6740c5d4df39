package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.State;
import dev.backstitch.change.UniqueKey;
import dev.backstitch.model.Deferrability;

/**
 * A value of a unique key that one row gives up and another takes in the same flush.
 *
 * @param from whose row has it
 * @param to whose row is to have it
 * @param key of which it is a value
 */
record Handover(Entry<?> from, Entry<?> to, UniqueKey key) {

    /** Whether it is enough that one statement updates both rows. */
    boolean inOneStatement() {
        return key.deferrability() == Deferrability.INITIALLY_IMMEDIATE
                && from.state() == State.MANAGED
                && to.state() == State.MANAGED;
    }
}
