package dev.backstitch.load;

import dev.backstitch.change.Entry;
import java.util.ArrayList;
import java.util.List;

/** What is found for one owner while a relationship is loaded. Made for one load. */
final class Share {

    private static final int FEW = 4;

    private final Entry<?> owner;
    private List<Entry<?>> targets = List.of();

    Share(Entry<?> owner) {
        this.owner = owner;
    }

    Entry<?> owner() {
        return owner;
    }

    void add(Entry<?> target) {
        if (targets.isEmpty()) {
            targets = new ArrayList<>(FEW);
        }
        targets.add(target);
    }

    List<Entry<?>> targets() {
        return targets;
    }
}
