package dev.backstitch.link;

import dev.backstitch.error.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an object holds of a relationship: a reference or a collection. Made by the initialiser of the object's field and as long-lived as the object.
 * Not safe for several threads at once.
 *
 * @param <T> the class on the other side
 */
public abstract sealed class Link<T> permits One, Many {

    private final End<Object, T> end;

    /** The owner or, to spare every link a field, the attachment that knows it. */
    private Object holder;

    @SuppressWarnings("unchecked") // a link passes only its own owner to its end
    Link(End<?, T> end, Object owner) {
        this.end = (End<Object, T>) end;
        this.holder = owner;
    }

    /** Whether reading this link needs no statement. True of every link of a new object. */
    public abstract boolean isLoaded();

    final End<Object, T> end() {
        return end;
    }

    final Object owner() {
        return holder instanceof Attachment attachment ? attachment.owner() : holder;
    }

    final @Nullable Attachment attachment() {
        return holder instanceof Attachment attachment ? attachment : null;
    }

    final void attach(Attachment attachment) {
        holder = attachment;
    }

    final void detach() {
        holder = owner();
    }

    /** The link of the target that answers this one; null where the relationship is declared on one side only. */
    final @Nullable Link<Object> across(T target) {
        End<T, Object> other = end.counterpart();
        if (other == null) {
            return null;
        }
        Link<Object> link = other.linkOf(target);
        if (link == null) {
            throw new UsageException(LinkTexts.linkIsNull(other.label()));
        }
        return link;
    }

    final void load() {
        Attachment attachment = attachment();
        if (attachment == null) {
            throw new UsageException(LinkTexts.notLoaded(end.label()));
        }
        attachment.load(this);
        if (!isLoaded()) {
            throw new IllegalStateException(end.label() + " is still not loaded after loading it");
        }
    }

    /** Whether the target is linked, as far as this side knows without a statement. */
    abstract Knowledge knows(Object target);

    /** What a newcomer drives out: null where there is room for more or nothing is held. */
    abstract @Nullable T occupant();

    /** Whether a newcomer drives out something that was never loaded. */
    abstract boolean occupiedUnseen();

    /**
     * Asked before a newcomer is linked.
     *
     * @throws UsageException where there is no room for it
     */
    void requireRoom(T newcomer) {}

    /** The keys that were given to link objects which are not loaded. */
    abstract List<Object> keys();

    /** The object with the key is linked itself now, or not at all. */
    abstract void dropKey(Object key);

    /** Whether nobody manages it and nothing stands in the way of a newcomer. */
    final boolean isFree() {
        return !(holder instanceof Attachment) && isVacant();
    }

    /** Whether a newcomer drives out nothing, known or not. */
    abstract boolean isVacant();

    abstract void put(T target);

    abstract void drop(T target);

    /** What this link is now, for {@link #restore}. */
    abstract @Nullable Object memento();

    abstract void restore(@Nullable Object memento);

    /** What one side of a link can say of it without a statement. */
    enum Knowledge {
        LINKED,
        NOT_LINKED,
        UNKNOWN
    }
}
