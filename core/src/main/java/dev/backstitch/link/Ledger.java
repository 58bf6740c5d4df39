package dev.backstitch.link;

/** What those who manage objects note of changes while these may be taken back. Not meant for applications. */
public interface Ledger {

    /**
     * From now on what is noted can be taken back, until as many calls of {@link #close()}.
     *
     * @return where that begins
     */
    int open();

    /** Takes back what was noted since, the latest first. */
    void takeBack(int since);

    void close();
}
