package dev.backstitch.change;

import java.util.ArrayList;
import java.util.List;

/** The entries that came in one result: what is lazily read of one of them is loaded for all. Lives as long as they do. */
public final class Siblings {

    private final ArrayList<Entry<?>> entries = new ArrayList<>(0);
    private final Origin origin;

    public Siblings() {
        this(Origin.UNKNOWN);
    }

    public Siblings(Origin origin) {
        this.origin = origin;
        Batch batch = origin.batch();
        if (batch != null) {
            batch.add(this);
        }
    }

    public Origin origin() {
        return origin;
    }

    /** So many may come. */
    public void expect(int more) {
        entries.ensureCapacity(entries.size() + more);
    }

    public void add(Entry<?> entry) {
        entries.add(entry);
    }

    public List<Entry<?>> entries() {
        return entries;
    }
}
