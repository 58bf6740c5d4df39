package dev.backstitch.law.random;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compares the links of objects, as far as they are loaded, with each other and with the model; it runs no statement. */
final class Comparison {

    private final Oracle oracle;
    private final Graph graph;
    private final Function<Object, Thing> thing;

    /** @param thing names an object, also one that was not in hand before */
    Comparison(Oracle oracle, Graph graph, Function<Object, Thing> thing) {
        this.oracle = oracle;
        this.graph = graph;
        this.thing = thing;
    }

    void check() {
        List<Thing> things = graph.things();
        for (int i = 0; i < things.size(); i++) {
            for (Side side : Side.of(things.get(i).kind())) {
                check(things.get(i), side);
            }
        }
    }

    private void check(Thing owner, Side side) {
        Object object = graph.object(owner);
        Link<Object> link = side.link(object);
        List<Thing> expected = oracle.targets(side, owner);
        if (link.isLoaded()) {
            List<Thing> found = named(link, side, object);
            if (found.size() != expected.size() || !expected.containsAll(found)) {
                throw different(owner, side, expected, found);
            }
        } else if (oracle.standing(owner) == Standing.NEW) {
            throw new AssertionError(owner + "." + side.label() + " is not loaded, although its owner is new");
        } else if (side.many()) {
            List<Thing> found = named(link, side, object);
            if (!expected.containsAll(found)) {
                throw different(owner, side, expected, found);
            }
        }
    }

    private List<Thing> named(Link<Object> link, Side side, Object owner) {
        List<Thing> found = new ArrayList<>();
        for (Object target : LinkAccess.targets(link)) {
            found.add(thing.apply(target));
            Link<Object> across = side.relationship().counterpart().linkOf(target);
            if (across.isLoaded() && !LinkAccess.holds(across, owner)) {
                throw new AssertionError("the law is broken: " + thing.apply(owner) + "." + side.label() + " has "
                        + thing.apply(target) + ", whose end does not agree");
            }
        }
        return found;
    }

    private static AssertionError different(Thing owner, Side side, List<Thing> expected, List<Thing> found) {
        return new AssertionError(owner + "." + side.label() + " should be " + expected + " and is " + found);
    }
}
