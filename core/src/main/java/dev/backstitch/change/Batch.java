package dev.backstitch.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What came into a session by one chunk of a stream, with all that was loaded along from it: the next chunk lets it go. Made for a chunk; one thread. */
public final class Batch {

    private final List<Siblings> groups = new ArrayList<>();

    void add(Siblings group) {
        groups.add(group);
    }

    Set<Entry<?>> entries() {
        Set<Entry<?>> all = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.forEach(group -> all.addAll(group.entries()));
        return all;
    }

    /** Leaves the session, but for what those that stay are linked to. All changes have been flushed. */
    public void leave(Tracker tracker) {
        new BatchEnd(tracker, this).run();
    }
}
