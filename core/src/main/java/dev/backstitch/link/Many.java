package dev.backstitch.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collection of distinct objects in the order of their insertion, kept equal with the other side. The field of an object is initialised with the
 * mapping's {@code of(this)}, and stays the same collection for the object's whole life.
 *
 * <p>Membership is by identity, whatever the elements' {@code equals} says. Adding, removing and {@code contains} take constant time at any size. An
 * iterator shows the members as they were when it began, so the collection may be changed during the iteration. While it {@linkplain #isLoaded() is
 * not loaded}, {@code add} and {@code remove} run no statement and answer true where the outcome is not known; every call that reads loads it first.
 *
 * @param <T> the class of the elements
 */
public final class Many<T> extends Link<T> implements Collection<T> {

    /** The members; null while empty, so that an empty collection costs next to nothing. */
    private @Nullable Members<T> members;

    /** What waits for the members; null where they are loaded. */
    private @Nullable Pending<T> pending;

    private Many(End<?, T> end, Object owner) {
        super(end, owner);
    }

    /** The collection of one owner; mappings call it from {@code of(this)}. */
    public static <O, T> Many<T> of(End<O, T> end, O owner) {
        return new Many<>(end, owner);
    }

    @Override
    public boolean isLoaded() {
        return pending == null;
    }

    /** Adds an element at the end and links it back; false where it is a member already. Runs no statement. */
    @Override
    public boolean add(T element) {
        return Mirror.take(this, element);
    }

    /** Removes an element and unlinks it; false where it is known to be no member. Runs no statement. */
    @Override
    @SuppressWarnings("unchecked") // an object that is no T is no member, which is found before it is used as one
    public boolean remove(@Nullable Object element) {
        if (element == null || (pending == null && (members == null || !members.contains(element)))) {
            return false;
        }
        return Mirror.release(this, (T) element);
    }

    /** Adds all elements or, where one is refused, none. A live collection is read before anything changes. */
    @Override
    public boolean addAll(Collection<? extends T> elements) {
        List<T> all = new ArrayList<>(elements);
        for (T element : all) {
            Mirror.admitTaking(this, element);
        }
        boolean changed = false;
        for (T element : all) {
            changed |= Mirror.takeAdmitted(this, element);
        }
        return changed;
    }

    /**
     * Makes the given elements, in the given order, the whole content: others are unlinked, those that stay are not touched. All or nothing.
     *
     * @throws NullPointerException where an element is null
     */
    public void replaceWith(Collection<? extends T> elements) {
        Members<T> wanted = distinct(elements);
        List<T> released = membersWhere(member -> !wanted.contains(member));
        for (T element : released) {
            Mirror.admitReleasing(this, element);
        }
        for (Iterator<T> each = wanted.iterator(); each.hasNext(); ) {
            Mirror.admitTaking(this, each.next());
        }
        for (T element : released) {
            Mirror.releaseAdmitted(this, element);
        }
        for (Iterator<T> each = wanted.iterator(); each.hasNext(); ) {
            Mirror.takeAdmitted(this, each.next());
        }
        members = wanted.size() == 0 ? null : wanted;
    }

    /** The same as {@link #replaceWith(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final void replaceWith(T... elements) {
        replaceWith(Arrays.asList(elements));
    }

    @Override
    public void clear() {
        removeIf(member -> true);
    }

    /** Removes the members that fit, or none where the predicate throws. */
    @Override
    public boolean removeIf(Predicate<? super T> predicate) {
        List<T> released = membersWhere(predicate);
        for (T element : released) {
            Mirror.admitReleasing(this, element);
        }
        for (T element : released) {
            Mirror.releaseAdmitted(this, element);
        }
        return !released.isEmpty();
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        Members<Object> unwanted = distinct(elements);
        return removeIf(unwanted::contains);
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        Members<Object> wanted = distinct(elements);
        return removeIf(member -> !wanted.contains(member));
    }

    @Override
    public int size() {
        Members<T> loaded = read();
        return loaded == null ? 0 : loaded.size();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean contains(@Nullable Object element) {
        Members<T> loaded = read();
        return element != null && loaded != null && loaded.contains(element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        read();
        return elements.stream().allMatch(this::contains);
    }

    /**
     * The element at a place in the order.
     *
     * @throws IndexOutOfBoundsException where there is none
     */
    public T get(int place) {
        Members<T> loaded = read();
        if (loaded == null || place < 0 || place >= loaded.size()) {
            throw new IndexOutOfBoundsException(LinkTexts.noSuchPlace(end().label(), place, size()));
        }
        return loaded.get(place);
    }

    /** The first element, or null where there is none. */
    public @Nullable T first() {
        Members<T> loaded = read();
        return loaded == null || loaded.size() == 0 ? null : loaded.first();
    }

    @Override
    public Iterator<T> iterator() {
        Members<T> loaded = read();
        return loaded == null ? List.<T>of().iterator() : new Cursor<>(this, loaded.iterator());
    }

    @Override
    public Object[] toArray() {
        Members<T> loaded = read();
        return loaded == null ? new Object[0] : loaded.toArray();
    }

    @Override
    @SuppressWarnings("unchecked") // the copy is of the array's own class
    public <A> A[] toArray(A[] array) {
        Object[] all = toArray();
        if (array.length < all.length) {
            return (A[]) Arrays.copyOf(all, all.length, array.getClass());
        }
        System.arraycopy(all, 0, array, 0, all.length);
        if (array.length > all.length) {
            ((@Nullable Object[]) array)[all.length] = null;
        }
        return array;
    }

    /** The relationship and the number of elements; never loads and never prints an element. */
    @Override
    public String toString() {
        return end().label() + (isLoaded() ? " (" + size() + ")" : " (not loaded)");
    }

    void forget() {
        members = null;
        pending = new Pending<>();
    }

    void fill(Collection<T> loaded) {
        members = pending == null ? new Members<>(loaded) : pending.mergeInto(loaded);
        pending = null;
    }

    /** Members and pending additions, without loading. */
    List<T> present() {
        return pending == null ? membersWhere(member -> true) : pending.added();
    }

    @Override
    Knowledge knows(Object target) {
        if (pending != null) {
            return pending.knows(target);
        }
        return members != null && members.contains(target) ? Knowledge.LINKED : Knowledge.NOT_LINKED;
    }

    @Override
    @Nullable
    T occupant() {
        return null;
    }

    @Override
    boolean occupiedUnseen() {
        return false;
    }

    @Override
    void put(T target) {
        if (pending != null) {
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
        if (pending != null) {
            pending.remove(target);
        } else if (members != null) {
            members.remove(target);
        }
    }

    private @Nullable Members<T> read() {
        if (pending != null) {
            load();
        }
        return members;
    }

    private List<T> membersWhere(Predicate<? super T> predicate) {
        Members<T> loaded = read();
        return loaded == null ? List.of() : loaded.where(predicate);
    }

    private <X> Members<X> distinct(Collection<? extends X> elements) {
        Members<X> distinct = new Members<>();
        for (X element : elements) {
            Objects.requireNonNull(element, () -> LinkTexts.noNull(end().label()));
            if (!distinct.contains(element)) {
                distinct.append(element);
            }
        }
        return distinct;
    }

    /** Walks over the members as they were when it began. */
    private static final class Cursor<T> implements Iterator<T> {
        private final Many<T> many;
        private final Iterator<T> members;
        private @Nullable T last;

        Cursor(Many<T> many, Iterator<T> members) {
            this.many = many;
            this.members = members;
        }

        @Override
        public boolean hasNext() {
            return members.hasNext();
        }

        @Override
        public T next() {
            T next = members.next();
            last = next;
            return next;
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException("next() has not been called since the last remove()");
            }
            many.remove(last);
            last = null;
        }
    }
}
