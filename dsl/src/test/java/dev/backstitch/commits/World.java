package dev.backstitch.commits;

import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What all rows say, or would after a flush: the plain model that objects and rows are compared with. Mutable; copied to try a change. */
final class World {

    private final Map<Thing, Facts> facts = new LinkedHashMap<>();
    private final Map<Thing, List<Thing>> lists = new HashMap<>();
    private final Set<Couple> couples = new LinkedHashSet<>();

    /** A row of the association table. */
    record Couple(Thing from, Thing to) {}

    World copy() {
        World copy = new World();
        facts.forEach((thing, its) -> copy.facts.put(thing, its.copy()));
        lists.forEach((thing, list) -> copy.lists.put(thing, new ArrayList<>(list)));
        copy.couples.addAll(couples);
        return copy;
    }

    void become(World other) {
        World copy = other.copy();
        facts.clear();
        facts.putAll(copy.facts);
        lists.clear();
        lists.putAll(copy.lists);
        couples.clear();
        couples.addAll(copy.couples);
    }

    Set<Thing> things() {
        return facts.keySet();
    }

    List<Thing> things(EntityMapping<?> kind) {
        return facts.keySet().stream().filter(thing -> thing.kind() == kind).toList();
    }

    boolean has(Thing thing) {
        return facts.containsKey(thing);
    }

    Facts of(Thing thing) {
        return facts.get(thing);
    }

    Set<Couple> couples() {
        return couples;
    }

    /** A row is made, or says something else. */
    void put(Thing thing, Facts its) {
        if (has(thing)) {
            Plan.of(thing.kind()).forEach(reference -> refer(reference, thing, null));
        }
        facts.put(thing, its.valuesOnly());
        its.named().forEach((reference, target) -> refer(reference, thing, target));
    }

    List<Thing> naming(RelationshipMapping<?, ?> reference, Thing target) {
        if (reference == Plan.LISTED) {
            return List.copyOf(lists.getOrDefault(target, List.of()));
        }
        return things(reference.source()).stream()
                .filter(each -> target.equals(facts.get(each).named(reference)))
                .toList();
    }

    void refer(RelationshipMapping<?, ?> reference, Thing holder, Thing target) {
        Thing before = facts.get(holder).named(reference);
        if (Objects.equals(before, target)) {
            return;
        }
        if (target != null && Plan.single(reference)) {
            naming(reference, target).forEach(other -> facts.get(other).name(reference, null));
        }
        facts.get(holder).name(reference, target);
        if (reference == Plan.LISTED) {
            if (before != null) {
                lists.get(before).remove(holder);
            }
            if (target != null) {
                lists.computeIfAbsent(target, any -> new ArrayList<>()).add(holder);
            }
        }
    }

    /** The holders are those that name the target, and no others, in this order. */
    void refill(RelationshipMapping<?, ?> reference, Thing target, Collection<Thing> holders) {
        naming(reference, target).stream()
                .filter(each -> !holders.contains(each))
                .forEach(each -> refer(reference, each, null));
        holders.forEach(each -> refer(reference, each, target));
        if (reference == Plan.LISTED) {
            lists.put(target, new ArrayList<>(holders));
        }
    }

    void couple(Thing from, Thing to, boolean together) {
        if (together) {
            couples.add(new Couple(from, to));
        } else {
            couples.remove(new Couple(from, to));
        }
    }

    List<Thing> coupled(Thing one) {
        List<Thing> others = new ArrayList<>();
        for (Couple each : couples) {
            if (each.from().equals(one)) {
                others.add(each.to());
            } else if (each.to().equals(one)) {
                others.add(each.from());
            }
        }
        return others;
    }

    void delete(Thing thing) {
        for (RelationshipMapping<?, ?> reference : Plan.into(thing.kind())) {
            naming(reference, thing).forEach(each -> refer(reference, each, null));
        }
        for (RelationshipMapping<?, ?> reference : Plan.of(thing.kind())) {
            refer(reference, thing, null);
        }
        couples.removeIf(each -> each.from().equals(thing) || each.to().equals(thing));
        lists.remove(thing);
        facts.remove(thing);
    }

    /** Whether an owner let it go, so that a flush deletes it. */
    boolean orphan(Thing thing) {
        return Plan.of(thing.kind()).stream()
                .anyMatch(each -> Plan.required(each) && facts.get(thing).named(each) == null);
    }

    /** Orphans go, and what they own with them. */
    void settle() {
        List<Thing> orphans;
        do {
            orphans = facts.keySet().stream().filter(this::orphan).toList();
            orphans.forEach(this::delete);
        } while (!orphans.isEmpty());
    }

    /** Whether the tables could hold these rows, those of orphans included, if the others were what they were. */
    boolean allowed(World stored) {
        for (EntityMapping<?> kind : Plan.KINDS) {
            for (List<Column<?, ?>> key : Plan.keys(kind)) {
                Set<List<Object>> seen = new HashSet<>();
                for (Thing thing : things(kind)) {
                    List<Object> value = facts.get(thing).key(key);
                    if (value != null && !seen.add(value)) {
                        return false;
                    }
                }
            }
        }
        return facts.keySet().stream().allMatch(thing -> orphan(thing) || keepsKey(thing, stored));
    }

    private boolean keepsKey(Thing thing, World stored) {
        Facts before = stored.of(thing);
        List<? extends Column<?, ?>> key = thing.kind().primaryKey();
        return before == null
                || key.get(0).definition().identity()
                || facts.get(thing).key(key).equals(before.key(key));
    }
}
