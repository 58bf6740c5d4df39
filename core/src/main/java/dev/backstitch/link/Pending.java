package dev.backstitch.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what was added to and removed from a collection that is not loaded, until it is; the later of the two counts. */
final class Pending<T> {

    private static final Pending<?> NOTHING = new Pending<>();

    private @Nullable Members<T> added;
    private @Nullable Members<T> removed;

    /** What waits for a collection that nothing was added to or removed from: one for all, so that an unread collection costs nothing. */
    @SuppressWarnings("unchecked") // it holds nothing of any class, and never will
    static <T> Pending<T> nothing() {
        return (Pending<T>) NOTHING;
    }

    boolean isNothing() {
        return added == null && removed == null;
    }

    /** Where something can be added and removed. */
    Pending<T> own() {
        return this == NOTHING ? new Pending<>() : this;
    }

    void add(T target) {
        if (removed != null) {
            removed.remove(target);
        }
        added = with(added, target);
    }

    void remove(T target) {
        if (added != null) {
            added.remove(target);
        }
        removed = with(removed, target);
    }

    Link.Knowledge knows(Object target) {
        if (added != null && added.contains(target)) {
            return Link.Knowledge.LINKED;
        }
        if (removed != null && removed.contains(target)) {
            return Link.Knowledge.NOT_LINKED;
        }
        return Link.Knowledge.UNKNOWN;
    }

    /** The rows' targets less the removed ones, then the added ones that are not among them. */
    @SuppressWarnings("unchecked") // what was loaded are Ts
    Members<T> mergeInto(Object[] loaded) {
        if (isNothing()) {
            return new Members<>(loaded);
        }
        Members<T> members = new Members<>();
        for (Object each : loaded) {
            T target = (T) each;
            if ((removed == null || !removed.contains(target)) && !members.contains(target)) {
                members.append(target);
            }
        }
        for (T target : added()) {
            if (!members.contains(target)) {
                members.append(target);
            }
        }
        return members;
    }

    Pending<T> copy() {
        if (this == NOTHING) {
            return this;
        }
        Pending<T> copy = new Pending<>();
        copy.added = added == null ? null : added.copy();
        copy.removed = removed == null ? null : removed.copy();
        return copy;
    }

    List<T> added() {
        return added == null ? List.of() : added.where(target -> true);
    }

    private static <T> Members<T> with(@Nullable Members<T> members, T target) {
        Members<T> result = members == null ? new Members<>() : members;
        if (!result.contains(target)) {
            result.append(target);
        }
        return result;
    }
}
