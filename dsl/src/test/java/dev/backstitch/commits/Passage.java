package dev.backstitch.commits;

import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tells whether rows can pass from one state to another row by row, where PostgreSQL checks after each: what may be NULL can be NULL in between, so that
 * only NOT NULL keys count. Each row that has its place makes room and takes none that another needs, so the first order that goes on is as good as any.
 */
final class Passage {

    private final World now;
    private final World then;
    private final List<Thing> waiting = new ArrayList<>();

    private Passage(Passage other) {
        this.now = other.now.copy();
        this.then = other.then;
        this.waiting.addAll(other.waiting);
    }

    private Passage(World from, World to) {
        this.now = from.copy();
        this.then = to;
        for (Thing thing : from.things()) {
            if (!Objects.equals(from.of(thing), to.of(thing))) {
                waiting.add(thing);
            }
        }
        for (Thing thing : to.things()) {
            if (!from.has(thing)) {
                waiting.add(thing);
            }
        }
    }

    static boolean exists(World from, World to) {
        Passage passage = new Passage(from, to);
        while (passage.waiting.removeIf(passage::step)) {
            if (passage.waiting.isEmpty()) {
                return true;
            }
        }
        return passage.waiting.isEmpty();
    }

    /** The same by trying all orders, for a few rows. */
    static boolean existsInAnyOrder(World from, World to) {
        return new Passage(from, to).anyOrder(new HashSet<>());
    }

    /** How many rows have to change. */
    static int length(World from, World to) {
        return new Passage(from, to).waiting.size();
    }

    private boolean anyOrder(Set<Set<Thing>> hopeless) {
        if (waiting.isEmpty()) {
            return true;
        }
        if (!hopeless.add(Set.copyOf(waiting))) {
            return false;
        }
        for (Thing thing : waiting) {
            Passage on = new Passage(this);
            if (on.step(thing)) {
                on.waiting.remove(thing);
                if (on.anyOrder(hopeless)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean step(Thing thing) {
        if (!then.has(thing)) {
            return deleted(thing);
        }
        Facts facts = then.of(thing);
        boolean free = named(thing, facts) && Plan.keys(thing.kind()).stream().allMatch(key -> free(thing, key, facts));
        if (free) {
            now.put(thing, facts);
        }
        return free;
    }

    private boolean deleted(Thing thing) {
        boolean named = Plan.into(thing.kind()).stream()
                .filter(Plan::required)
                .anyMatch(each -> !now.naming(each, thing).isEmpty());
        if (!named) {
            now.delete(thing);
        }
        return !named;
    }

    private boolean named(Thing thing, Facts facts) {
        for (RelationshipMapping<?, ?> reference : Plan.of(thing.kind())) {
            if (Plan.required(reference) && !now.has(facts.named(reference))) {
                return false;
            }
        }
        return true;
    }

    private boolean free(Thing thing, List<Column<?, ?>> key, Facts facts) {
        if (key.stream().anyMatch(column -> column.definition().nullable())) {
            return true;
        }
        List<Object> value = facts.key(key);
        return now.things(thing.kind()).stream()
                .noneMatch(each -> !each.equals(thing)
                        && Objects.equals(value, now.of(each).key(key)));
    }
}
