package dev.backstitch.change;

import dev.backstitch.link.Journal;

/**
 * The way back to where a part of a session's work began: to the links, the properties and the entries of that moment. Made when a nested transaction
 * begins, when everything is flushed; closed when it ends; one thread.
 */
public final class Retreat implements AutoCloseable {

    private final Tracker tracker;
    private final ChangeLog log;
    private final Journal links = Journal.begin();
    private final int since;

    Retreat(Tracker tracker, ChangeLog log) {
        this.tracker = tracker;
        this.log = log;
        this.since = log.open();
    }

    /**
     * Goes back.
     *
     * @param rows takes back what flushes made of rows, and of the properties that got values from the database
     */
    public void goBack(Runnable rows) {
        links.undo();
        log.takeBack(since);
        rows.run();
        tracker.restored();
    }

    @Override
    public void close() {
        links.close();
        log.close();
    }
}
