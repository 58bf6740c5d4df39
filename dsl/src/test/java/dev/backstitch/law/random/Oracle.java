package dev.backstitch.law.random;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The plain model: which things there are, how they stand, what they are called, and a set of pairs a relationship. */
class Oracle {

    private final Map<Thing, Standing> standings = new LinkedHashMap<>();
    private final Map<Thing, String> names = new HashMap<>();
    private final Map<Bond, Set<Pair>> pairs = new EnumMap<>(Bond.class);

    /** What deletions took that are not flushed yet. */
    private final Map<Thing, List<Taken>> taken = new HashMap<>();

    /** @param seen whether an object showed the pair when one of its things was deleted, so that only undelete makes it again */
    private record Taken(Bond bond, Pair pair, boolean seen) {}

    Oracle() {
        for (Bond bond : Bond.values()) {
            pairs.put(bond, new LinkedHashSet<>());
        }
    }

    Oracle copy() {
        Oracle copy = new Oracle();
        copy.become(this);
        return copy;
    }

    /** Takes another's state: what a rollback does. */
    final void become(Oracle other) {
        standings.clear();
        standings.putAll(other.standings);
        names.clear();
        names.putAll(other.names);
        pairs.replaceAll((bond, any) -> new LinkedHashSet<>(other.pairs(bond)));
        taken.clear();
        other.taken.forEach((thing, all) -> taken.put(thing, new ArrayList<>(all)));
    }

    /** The same, but what no session knew then keeps its name: nothing takes that back. */
    final void goBack(Oracle other) {
        Map<Thing, String> now = Map.copyOf(names);
        become(other);
        standings.forEach((thing, standing) -> {
            if (standing == Standing.FREE || standing == Standing.GONE) {
                names.put(thing, now.get(thing));
            }
        });
    }

    /** A new object, which nothing knows yet. */
    void make(Thing thing, String name) {
        standings.put(thing, Standing.FREE);
        names.put(thing, name);
    }

    boolean exists(Thing thing) {
        return standings.containsKey(thing);
    }

    Standing standing(Thing thing) {
        return standings.getOrDefault(thing, Standing.FREE);
    }

    boolean any(Standing standing) {
        return standings.containsValue(standing);
    }

    List<Thing> standing(Standing standing) {
        List<Thing> all = new ArrayList<>();
        standings.forEach((thing, its) -> {
            if (its == standing) {
                all.add(thing);
            }
        });
        return all;
    }

    String name(Thing thing) {
        return names.get(thing);
    }

    void rename(Thing thing, String name) {
        names.put(thing, name);
    }

    Set<Pair> pairs(Bond bond) {
        return pairs.get(bond);
    }

    boolean linked(Side side, Thing owner, Thing target) {
        return pairs(side.bond()).contains(side.pair(owner, target));
    }

    List<Thing> targets(Side side, Thing owner) {
        List<Thing> targets = new ArrayList<>();
        for (Pair pair : pairs(side.bond())) {
            if (side.owns(owner, pair)) {
                targets.add(side.target(pair));
            }
        }
        return targets;
    }

    /** Links two things, which drives out what stands in the way; false where they are linked already. */
    boolean take(Side side, Thing owner, Thing target) {
        Pair pair = side.pair(owner, target);
        Set<Pair> all = pairs(side.bond());
        if (all.contains(pair)) {
            return false;
        }
        all.removeIf(other -> side.bond().excludes(pair, other));
        all.add(pair);
        if (standing(owner) != Standing.FREE || standing(target) != Standing.FREE) {
            join(owner);
            join(target);
        }
        return true;
    }

    boolean release(Side side, Thing owner, Thing target) {
        return pairs(side.bond()).remove(side.pair(owner, target));
    }

    /** Makes a thing and all that it is linked to part of the session. */
    void join(Thing thing) {
        switch (standing(thing)) {
            case FREE, GONE -> {
                standings.put(thing, Standing.NEW);
                partners(thing).forEach(this::join);
            }
            case REMOVED -> {
                standings.put(thing, Standing.STORED);
                restore(thing, false);
            }
            case NEW, STORED -> {}
        }
    }

    /** @param seen whether an object shows a pair */
    void delete(Thing thing, Predicate<Pair> seen) {
        if (standing(thing) == Standing.STORED) {
            List<Taken> all = new ArrayList<>();
            pairs.forEach((bond, its) -> its.stream()
                    .filter(pair -> pair.has(thing))
                    .forEach(pair -> all.add(new Taken(bond, pair, seen.test(pair)))));
            taken.put(thing, all);
        }
        unlink(thing);
        standings.put(thing, standing(thing) == Standing.NEW ? Standing.FREE : Standing.REMOVED);
    }

    /** The thing stays after all, with the pairs that nothing else took the place of. */
    void undelete(Thing thing) {
        standings.put(thing, Standing.STORED);
        restore(thing, true);
    }

    /** Whether a deletion took a pair from this owner that is made again when the deletion is taken back. */
    boolean waits(Side side, Thing owner) {
        return taken.values().stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.bond() == side.bond() && side.owns(owner, each.pair()));
    }

    /** A pair with another thing that is deleted waits for that. */
    private void restore(Thing thing, boolean alsoSeen) {
        List<Taken> all = taken.remove(thing);
        for (Taken each : all == null ? List.<Taken>of() : all) {
            Thing other = each.pair().left().equals(thing)
                    ? each.pair().right()
                    : each.pair().left();
            if (each.seen() && !alsoSeen) {
                continue;
            }
            switch (standing(other)) {
                case NEW, STORED -> {
                    Set<Pair> its = pairs(each.bond());
                    if (its.stream().noneMatch(pair -> each.bond().excludes(each.pair(), pair))) {
                        its.add(each.pair());
                    }
                }
                case REMOVED ->
                    taken.computeIfAbsent(other, any -> new ArrayList<>()).add(each);
                case FREE, GONE -> {}
            }
        }
    }

    /** An item without an order has no place to be. */
    void flush() {
        taken.clear();
        for (Thing thing : List.copyOf(standings.keySet())) {
            boolean orphan = thing.kind() == Kind.ITEM && partners(thing).isEmpty();
            switch (standing(thing)) {
                case NEW -> standings.put(thing, orphan ? Standing.FREE : Standing.STORED);
                case STORED -> standings.put(thing, orphan ? Standing.GONE : Standing.STORED);
                case REMOVED -> standings.put(thing, Standing.GONE);
                case FREE, GONE -> {}
            }
        }
    }

    /** Forgets the objects that have no row, as one does who reads everything again. */
    void forgetUnstored() {
        for (Thing thing : List.copyOf(standings.keySet())) {
            if (standing(thing) != Standing.STORED) {
                unlink(thing);
                standings.remove(thing);
                names.remove(thing);
            }
        }
    }

    private void unlink(Thing thing) {
        pairs.values().forEach(all -> all.removeIf(pair -> pair.has(thing)));
    }

    private Set<Thing> partners(Thing thing) {
        Set<Thing> partners = new LinkedHashSet<>();
        for (Set<Pair> all : pairs.values()) {
            for (Pair pair : all) {
                if (pair.has(thing)) {
                    partners.add(pair.left());
                    partners.add(pair.right());
                }
            }
        }
        partners.remove(thing);
        return partners;
    }
}
