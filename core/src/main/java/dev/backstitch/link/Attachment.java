package dev.backstitch.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the links of a managed object tell and ask. Made by a session for each object it manages, given to the object's links through
 * {@link LinkAccess}, and kept by them after the session's end.
 *
 * <p>A class rather than an interface: a link tells its owner from its attachment by an instance check, which is a hot path.
 */
public abstract class Attachment {

    /** For those who manage objects. */
    protected Attachment() {}

    /** The managed object. */
    public abstract Object owner();

    /** Where what is told of the object's links is noted while it may be taken back. */
    public abstract Ledger ledger();

    /**
     * Asked before anything changes.
     *
     * @param link a link of the owner that is about to change
     * @param other who manages the object on the other side, or null where nobody does
     * @throws RuntimeException to refuse: nothing has been changed then
     */
    public abstract void admit(Link<?> link, @Nullable Attachment other);

    /**
     * Told after both ends agree that a link of the owner gained a target.
     *
     * @param other who manages the target, as far as its own end tells
     */
    public abstract void linked(Link<?> link, Object target, @Nullable Attachment other);

    /**
     * Told after both ends agree that a link of the owner lost a target.
     *
     * @param target what was lost; null where the reference was not loaded, so that whatever its row names has to let go
     */
    public abstract void unlinked(Link<?> link, @Nullable Object target);

    /**
     * The object with a key, where the session has it.
     *
     * @throws dev.backstitch.error.UsageException where that is no key of the link's targets
     */
    public abstract @Nullable Object find(Link<?> link, Object key);

    /** The key that the owner's row names; null where it is held by another row. */
    public abstract @Nullable Object storedKey(One<?> link);

    /** Whether the owner's row names the other object by a reference that is not loaded, once no session can answer that any more. */
    public abstract boolean names(One<?> link, @Nullable Attachment other);

    /** Told after an object that the session does not have was linked by its key. */
    public abstract void keyed(Link<?> link, Object key);

    /** Told after a link that was given by a key is no more. */
    public abstract void unkeyed(Link<?> link, Object key);

    /** Told after the elements of a collection of the owner came into another order. */
    public abstract void reordered(Link<?> link);

    /** Told that the object stands for a link that is no more: its row goes with the next flush. */
    public abstract void discard();

    /** Fills a reference that is not loaded where that needs no statement; otherwise leaves it as it is. */
    public abstract void settle(One<?> link);

    /**
     * Loads a link that is not loaded.
     *
     * @throws dev.backstitch.error.UsageException where no open session manages the owner
     */
    public abstract void load(Link<?> link);

    /** What {@link #keep} was given last for something that was asked of the owner; null where it was given nothing. */
    public abstract @Nullable List<?> kept(Object asked);

    /** Keeps what was found for something that was asked of the owner, and that none of its links shows. */
    public abstract void keep(Object asked, List<?> found);
}
