package dev.backstitch.link;

import org.jspecify.annotations.Nullable;

/**
 * A reference to at most one object, kept equal with the other side. The field of an object is initialised with the mapping's {@code of(this)}.
 *
 * @param <T> the class referred to
 */
public final class One<T> extends Link<T> {

    private static final Object NOT_LOADED = new Object();

    private @Nullable Object target;

    private One(End<?, T> end, Object owner) {
        super(end, owner);
    }

    /** The reference of one owner; mappings call it from {@code of(this)}. */
    public static <O, T> One<T> of(End<O, T> end, O owner) {
        return new One<>(end, owner);
    }

    /**
     * The object referred to, or null. Loads it where it is not loaded, for all objects that came in the same result.
     *
     * @throws dev.backstitch.error.UsageException where it is not loaded and no open session manages its owner
     */
    public @Nullable T get() {
        if (target == NOT_LOADED) {
            settle();
            if (target == NOT_LOADED) {
                load();
            }
        }
        return current();
    }

    /**
     * Refers to another object, or to none: the former target lets go, and the new one's former partner where it can have only one. Runs no statement.
     */
    public void set(@Nullable T newTarget) {
        if (newTarget == null) {
            Mirror.empty(this);
        } else {
            Mirror.take(this, newTarget);
        }
    }

    @Override
    public boolean isLoaded() {
        return target != NOT_LOADED;
    }

    /** The relationship and whether it is loaded and set; never loads and never prints the target. */
    @Override
    public String toString() {
        return end().label() + (isLoaded() ? target == null ? " (none)" : " (set)" : " (not loaded)");
    }

    /** Fills this reference where the session knows the answer without a statement. */
    void settle() {
        Attachment attachment = target == NOT_LOADED ? attachment() : null;
        if (attachment != null) {
            attachment.settle(this);
        }
    }

    @SuppressWarnings("unchecked") // only the sentinel is no T
    @Nullable
    T current() {
        return target == NOT_LOADED ? null : (T) target;
    }

    /** Of an object that was just made of a row: that it was empty before is nothing to go back to. */
    void forget() {
        target = NOT_LOADED;
    }

    void assign(@Nullable T newTarget) {
        Journal.touch(this);
        target = newTarget;
    }

    @Override
    Knowledge knows(Object candidate) {
        settle();
        // A reference that stays not loaded names a row that is not in the session: certainly not the candidate.
        return target == candidate ? Knowledge.LINKED : Knowledge.NOT_LINKED;
    }

    @Override
    @Nullable
    T occupant() {
        settle();
        return current();
    }

    @Override
    boolean occupiedUnseen() {
        return target == NOT_LOADED;
    }

    @Override
    void put(T newTarget) {
        assign(newTarget);
    }

    @Override
    void drop(T oldTarget) {
        assign(null);
    }

    @Override
    @Nullable
    Object memento() {
        return target;
    }

    @Override
    void restore(@Nullable Object memento) {
        target = memento;
    }
}
