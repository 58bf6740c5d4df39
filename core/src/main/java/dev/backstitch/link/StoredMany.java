package dev.backstitch.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps its members itself; the collection of nearly every relationship. */
sealed class StoredMany<T> extends Many<T> permits ManyMap, ManyList {

    /** The members; null while empty, so that an empty collection costs next to nothing. */
    private @Nullable Members<T> members;

    /** What waits for the members; null where they are loaded. */
    private @Nullable Pending<T> pending;

    /** The keys of elements that are linked and were never loaded; null where there are none. */
    private @Nullable List<Object> keys;

    StoredMany(End<?, T> end, Object owner) {
        super(end, owner);
    }

    @Override
    public final boolean isLoaded() {
        return pending == null && keys == null;
    }

    final boolean isChangedUnread() {
        return pending != null && !pending.isNothing();
    }

    @Override
    public final boolean add(T element) {
        return Mirror.take(this, element);
    }

    @Override
    @SuppressWarnings("unchecked") // an object that is no T is no member, which is found before it is used as one
    public final boolean remove(@Nullable Object element) {
        if (element == null || (pending == null && (members == null || !members.contains(element)))) {
            return false;
        }
        return Mirror.release(this, (T) element);
    }

    @Override
    public final boolean addAll(Collection<? extends T> elements) {
        List<T> all = new ArrayList<>(elements);
        return Mirror.change(this, () -> addAllNow(all));
    }

    private boolean addAllNow(List<T> all) {
        for (T element : all) {
            Mirror.admitTaking(this, element);
        }
        requireRoom(all, List.of());
        boolean changed = false;
        for (T element : all) {
            changed |= Mirror.takeAdmitted(this, element);
        }
        return changed;
    }

    @Override
    public final void replaceWith(Collection<? extends T> elements) {
        Members<T> wanted = distinct(elements);
        List<T> released = membersWhere(member -> !wanted.contains(member));
        Mirror.change(this, () -> replaceNow(wanted, released));
    }

    private boolean replaceNow(Members<T> wanted, List<T> released) {
        for (T element : released) {
            Mirror.admitReleasing(this, element);
        }
        List<T> all = wanted.where(element -> true);
        for (T element : all) {
            Mirror.admitTaking(this, element);
        }
        requireRoom(all, released);
        for (T element : released) {
            Mirror.releaseAdmitted(this, element);
        }
        for (T element : all) {
            Mirror.takeAdmitted(this, element);
        }
        arrange(wanted);
        Mirror.tellReordered(this);
        return true;
    }

    @Override
    public final boolean removeIf(Predicate<? super T> predicate) {
        List<T> released = membersWhere(predicate);
        return Mirror.change(this, () -> removeNow(released));
    }

    private boolean removeNow(List<T> released) {
        for (T element : released) {
            Mirror.admitReleasing(this, element);
        }
        for (T element : released) {
            Mirror.releaseAdmitted(this, element);
        }
        return !released.isEmpty();
    }

    @Override
    public final void link(Object... given) {
        for (Object key : given) {
            Objects.requireNonNull(key, () -> LinkTexts.noNull(end().label()));
            Mirror.admitKey(this, key);
        }
        for (Object key : given) {
            Mirror.refer(this, key);
        }
    }

    @Override
    final List<Object> keys() {
        return keys == null ? List.of() : List.copyOf(keys);
    }

    final void addKey(Object key) {
        Journal.touch(this);
        List<Object> all = new ArrayList<>(keys());
        all.add(key);
        keys = all;
    }

    @Override
    final void dropKey(Object key) {
        Journal.touch(this);
        List<Object> all = new ArrayList<>(keys());
        all.remove(key);
        keys = all.isEmpty() ? null : all;
    }

    /**
     * Asked before several newcomers are linked.
     *
     * @param leaving who makes room for them
     * @throws dev.backstitch.error.UsageException where there is no room
     */
    void requireRoom(List<T> newcomers, List<T> leaving) {}

    /** The same members in another order. */
    final void arrange(Members<T> ordered) {
        Journal.touch(this);
        members = ordered.size() == 0 ? null : ordered;
    }

    /** The same members, as rows have them now. */
    final void reread(Collection<? extends T> ordered) {
        arrange(new Members<>(List.copyOf(ordered)));
        rearranged();
    }

    @Override
    final void forget() {
        members = null;
        pending = Pending.nothing();
        rearranged();
    }

    @Override
    final void fill(Object[] loaded) {
        Journal.touch(this);
        Members<T> merged = pending == null ? new Members<>(loaded) : pending.mergeInto(loaded);
        members = merged.size() == 0 ? null : merged;
        pending = null;
        rearranged();
    }

    @Override
    final void fillOnce(Collection<T> loaded) {
        if (isChangedUnread()) {
            super.fillOnce(loaded);
            return;
        }
        Journal.touch(this);
        members = loaded.isEmpty() ? null : distinct(loaded);
        pending = null;
        rearranged();
    }

    final void forEachPresent(Consumer<? super T> action) {
        if (pending != null) {
            pending.added().forEach(action);
        } else if (members != null) {
            members.forEach(action);
        }
    }

    /** Told when the members are others than before, other than by {@link #put} and {@link #drop}. */
    void rearranged() {}

    @Override
    final List<T> present() {
        if (pending != null) {
            return pending.added();
        }
        return members == null ? List.of() : members.where(member -> true);
    }

    @Override
    final Knowledge knows(Object target) {
        if (pending != null) {
            return pending.knows(target);
        }
        return members != null && members.contains(target) ? Knowledge.LINKED : Knowledge.NOT_LINKED;
    }

    @Override
    void put(T target) {
        Journal.touch(this);
        if (pending != null) {
            pending = pending.own();
            pending.add(target);
        } else {
            if (members == null) {
                members = new Members<>();
            }
            members.append(target);
        }
    }

    @Override
    void drop(T target) {
        Journal.touch(this);
        if (pending != null) {
            pending = pending.own();
            pending.remove(target);
        } else if (members != null) {
            members.remove(target);
        }
    }

    @Override
    final @Nullable Members<T> read() {
        if (!isLoaded()) {
            load();
        }
        return members;
    }

    @Override
    final Object memento() {
        return new Memento<>(members == null ? null : members.asNow(), pending == null ? null : pending.copy(), keys);
    }

    @Override
    @SuppressWarnings("unchecked") // its own memento
    final void restore(@Nullable Object memento) {
        Memento<T> former = (Memento<T>) Objects.requireNonNull(memento);
        members = former.members == null ? null : former.members.copy();
        pending = former.pending == null ? null : former.pending.copy();
        keys = former.keys;
        rearranged();
    }

    private record Memento<T>(
            @Nullable Members<T> members,
            @Nullable Pending<T> pending,
            @Nullable List<Object> keys) {}
}
