package dev.backstitch.change;

/** How an entity stands to the session that keeps an entry of it. */
public enum State {

    /** It has no row yet; the next flush inserts one. */
    NEW,

    /** It has a row; the next flush updates what differs from the snapshot. */
    MANAGED,

    /** It has a row that the next flush deletes. */
    REMOVED,

    /** The session does not write it any more: its row is gone, it never got one, or the session has ended. */
    DETACHED;

    /** Whether it has a row after the next flush. */
    public boolean lives() {
        return this == NEW || this == MANAGED;
    }
}
