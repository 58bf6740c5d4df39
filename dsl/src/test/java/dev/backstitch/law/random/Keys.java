package dev.backstitch.law.random;

import java.util.HashMap;
import java.util.Map;

/** The primary keys that the rows of things got. */
final class Keys {

    private final Map<Thing, Long> keys = new HashMap<>();

    /** @throws AssertionError where the thing should have a key and has none */
    Long of(Thing thing) {
        Long key = keys.get(thing);
        if (key == null) {
            throw new AssertionError(thing + " got no key");
        }
        return key;
    }

    /** The thing whose row has the key. */
    Thing thing(Kind kind, Long key) {
        for (Map.Entry<Thing, Long> entry : keys.entrySet()) {
            if (entry.getKey().kind() == kind && entry.getValue().equals(key)) {
                return entry.getKey();
            }
        }
        throw new AssertionError("a " + kind + " was read whose key " + key + " no object was given");
    }

    /** Learns the keys of all things in hand that have rows. */
    void learn(Oracle oracle, Graph graph) {
        for (Thing thing : oracle.standing(Standing.STORED)) {
            if (graph.has(thing)) {
                keys.put(thing, thing.kind().keyOf(graph.object(thing)));
            }
        }
    }

    /** Forgets the keys of rows that are gone. */
    void retain(Oracle oracle) {
        keys.keySet().removeIf(thing -> oracle.standing(thing) != Standing.STORED);
    }

    Keys copy() {
        Keys copy = new Keys();
        copy.become(this);
        return copy;
    }

    void become(Keys other) {
        keys.clear();
        keys.putAll(other.keys);
    }
}
