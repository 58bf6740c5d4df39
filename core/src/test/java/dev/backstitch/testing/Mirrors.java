package dev.backstitch.testing;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Walks a graph and makes sure that both sides of every relationship agree, as far as they are loaded; it runs no statement. For users' own tests.
 */
public final class Mirrors {

    private final Model model;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Map.Entry<Object, String>> waiting = new ArrayDeque<>();

    private Mirrors(Model model) {
        this.model = model;
    }

    /**
     * Walks all that the roots lead to.
     *
     * @throws AssertionError with the path to the first disagreement
     */
    public static void assertMirrored(Model model, Object... roots) {
        Mirrors mirrors = new Mirrors(model);
        for (Object root : roots) {
            mirrors.reach(root, model.entityOf(root).type().getSimpleName());
        }
        mirrors.walk();
    }

    private void walk() {
        while (!waiting.isEmpty()) {
            Map.Entry<Object, String> next = waiting.remove();
            check(model.entityOf(next.getKey()), next.getKey(), next.getValue());
        }
    }

    private <E> void check(EntityMapping<E> mapping, E entity, String path) {
        for (RelationshipMapping<E, ?> relationship : mapping.relationships()) {
            check(relationship, entity, path + "." + relationship.name());
        }
    }

    private <E, T> void check(RelationshipMapping<E, T> relationship, E entity, String path) {
        Link<T> link = relationship.relationship().linkOf(entity);
        RelationshipMapping<T, E> counterpart = relationship.counterpart();
        int place = 0;
        for (Object target : LinkAccess.targets(link)) {
            String step = relationship.many() ? path + "[" + place++ + "]" : path;
            @SuppressWarnings("unchecked") // a link holds objects of its relationship's target
            T other = (T) target;
            if (counterpart != null) {
                Link<E> across = counterpart.relationship().linkOf(other);
                if (across.isLoaded() && !LinkAccess.holds(across, entity)) {
                    throw new AssertionError(step + " does not answer: its " + counterpart.name() + " is " + across);
                }
            }
            reach(other, step);
        }
    }

    private void reach(Object entity, String path) {
        if (seen.add(entity)) {
            waiting.add(Map.entry(entity, path));
        }
    }
}
