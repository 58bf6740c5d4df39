package dev.backstitch.model;

import dev.backstitch.error.MappingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Collects what is wrong with a mapping, to tell it in the order of the tables given. Made for one resolution; one thread. */
final class Mistakes {

    private final IdentityHashMap<Mapping, Integer> places = new IdentityHashMap<>();
    private final List<Mistake> found = new ArrayList<>();

    private record Mistake(int place, String text) {}

    Mistakes(List<? extends Mapping> given) {
        for (int i = 0; i < given.size(); i++) {
            places.putIfAbsent(given.get(i), i);
        }
    }

    void add(Mapping where, String text) {
        add(places.getOrDefault(where, places.size()), text);
    }

    void add(int place, String text) {
        Mistake mistake = new Mistake(place, text);
        if (!found.contains(mistake)) {
            found.add(mistake);
        }
    }

    /** @throws MappingException with everything found, where anything was */
    void raise() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Mistake::place));
            throw new MappingException(found.stream().map(Mistake::text).toList());
        }
    }
}
