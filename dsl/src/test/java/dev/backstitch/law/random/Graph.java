package dev.backstitch.law.random;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects that a program has in its hands, each under the name of its thing. */
final class Graph {

    private final Map<Thing, Object> objects = new HashMap<>();
    private final IdentityHashMap<Object, Thing> things = new IdentityHashMap<>();

    void enter(Thing thing, Object object) {
        Object other = objects.put(thing, object);
        if (other != null && other != object) {
            throw new AssertionError("two objects for " + thing);
        }
        things.put(object, thing);
    }

    boolean has(Thing thing) {
        return objects.containsKey(thing);
    }

    boolean knows(Object object) {
        return things.containsKey(object);
    }

    Object object(Thing thing) {
        return objects.get(thing);
    }

    Thing thing(Object object) {
        return things.get(object);
    }

    /** The things in hand, as they are now. */
    List<Thing> things() {
        return List.copyOf(objects.keySet());
    }

    void retain(Set<Thing> some) {
        objects.keySet().retainAll(some);
        things.values().retainAll(some);
    }
}
