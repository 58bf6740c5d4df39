package dev.backstitch.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference to at most one object, kept equal with the other side. The field of an object is initialised with the mapping's {@code of(this)}.
 *
 * @param <T> the class referred to
 */
public final class One<T> extends Link<T> {

    private static final Absent NOT_LOADED = new Absent(null);

    /** The object referred to, or what stands for one that is not loaded. */
    private @Nullable Object target;

    /** @param key the key that was given to refer to it; null where that is the row's */
    private record Absent(@Nullable Object key) {}

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
        if (target instanceof Absent) {
            settle();
            if (target instanceof Absent) {
                load();
            }
        }
        return current();
    }

    /**
     * The key of the object referred to, without loading that: the value of the key that the foreign key names, a list of values where that has several
     * columns; null where there is none, or where the object has no key yet. Where the other side's row holds the foreign key it is loaded.
     *
     * @throws dev.backstitch.error.UsageException where it is not loaded and no open session manages its owner
     */
    public @Nullable Object key() {
        T known = occupant();
        if (known != null) {
            return end().keyOf(known);
        }
        if (target instanceof Absent absent) {
            return absent.key != null ? absent.key : storedKey();
        }
        return null;
    }

    private @Nullable Object storedKey() {
        Attachment attachment = attachment();
        Object stored = attachment == null ? null : attachment.storedKey(this);
        T loaded = stored == null ? get() : null;
        return loaded == null ? stored : end().keyOf(loaded);
    }

    /**
     * Refers to the object with a key, without loading it: the object itself where the session has it, and otherwise whatever row has the key when it is
     * flushed or read. Null refers to none.
     *
     * @param key a value of the class of the key that the foreign key names, or of the target's primary key where the other side's row holds the foreign
     *     key; a list of values where it has several columns
     * @throws dev.backstitch.error.UsageException where it is no such value
     */
    public void setKey(@Nullable Object key) {
        if (key == null) {
            set(null);
        } else {
            Mirror.refer(this, key);
        }
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
        return !(target instanceof Absent);
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

    @SuppressWarnings("unchecked") // only what stands for another object is no T
    @Nullable
    T current() {
        return target instanceof Absent ? null : (T) target;
    }

    /** Of an object that was just made of a row: that it was empty before is nothing to go back to. */
    void forget() {
        target = NOT_LOADED;
    }

    void assignKey(Object key) {
        Journal.touch(this);
        target = new Absent(key);
    }

    /** The key that was given to refer to an object that is not loaded; null where none was. */
    @Nullable
    Object givenKey() {
        return target instanceof Absent absent ? absent.key : null;
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
    boolean isVacant() {
        return target == null;
    }

    @Override
    List<Object> keys() {
        Object key = givenKey();
        return key == null ? List.of() : List.of(key);
    }

    @Override
    void dropKey(Object key) {
        assign(null);
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
