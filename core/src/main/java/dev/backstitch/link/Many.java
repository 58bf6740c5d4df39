package dev.backstitch.link;

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
public abstract sealed class Many<T> extends Link<T> implements Collection<T> permits StoredMany, ManyThrough {

    Many(End<?, T> end, Object owner) {
        super(end, owner);
    }

    /** The collection of one owner; mappings call it from {@code of(this)}. */
    public static <O, T> Many<T> of(End<O, T> end, O owner) {
        Hops<O, ?, T> hops = end.hops();
        return hops == null ? new StoredMany<>(end, owner) : new ManyThrough<>(end, owner, hops);
    }

    /** Adds an element at the end and links it back; false where it is a member already. Runs no statement. */
    @Override
    public abstract boolean add(T element);

    /** Removes an element and unlinks it; false where it is known to be no member. Runs no statement. */
    @Override
    public abstract boolean remove(@Nullable Object element);

    /** Adds all elements or, where one is refused, none. A live collection is read before anything changes. */
    @Override
    public abstract boolean addAll(Collection<? extends T> elements);

    /**
     * Makes the given elements, in the given order, the whole content: others are unlinked, those that stay are not touched. All or nothing.
     *
     * @throws NullPointerException where an element is null
     */
    public abstract void replaceWith(Collection<? extends T> elements);

    /** The same as {@link #replaceWith(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final void replaceWith(T... elements) {
        replaceWith(Arrays.asList(elements));
    }

    /**
     * Adds the elements with some keys without loading them: the objects themselves where the session has them, and otherwise whatever rows have the keys
     * when they are flushed or read. Until then this {@linkplain #isLoaded() is not loaded}.
     *
     * @param keys values of the elements' primary key; a list of values for each where it has several columns
     * @throws dev.backstitch.error.UsageException where one is no such value; nothing was changed
     */
    public abstract void link(Object... keys);

    @Override
    public final void clear() {
        removeIf(member -> true);
    }

    /** Removes the members that fit, or none where the predicate throws. */
    @Override
    public abstract boolean removeIf(Predicate<? super T> predicate);

    @Override
    public final boolean removeAll(Collection<?> elements) {
        Members<Object> unwanted = distinct(elements);
        return removeIf(unwanted::contains);
    }

    @Override
    public final boolean retainAll(Collection<?> elements) {
        Members<Object> wanted = distinct(elements);
        return removeIf(member -> !wanted.contains(member));
    }

    @Override
    public final int size() {
        Members<T> loaded = read();
        return loaded == null ? 0 : loaded.size();
    }

    @Override
    public final boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public final boolean contains(@Nullable Object element) {
        Members<T> loaded = read();
        return element != null && loaded != null && loaded.contains(element);
    }

    @Override
    public final boolean containsAll(Collection<?> elements) {
        read();
        return elements.stream().allMatch(this::contains);
    }

    /**
     * The element at a place in the order.
     *
     * @throws IndexOutOfBoundsException where there is none
     */
    public final T get(int place) {
        Members<T> loaded = read();
        if (loaded == null || place < 0 || place >= loaded.size()) {
            throw new IndexOutOfBoundsException(LinkTexts.noSuchPlace(end().label(), place, size()));
        }
        return loaded.get(place);
    }

    /** The first element, or null where there is none. */
    public final @Nullable T first() {
        Members<T> loaded = read();
        return loaded == null || loaded.size() == 0 ? null : loaded.first();
    }

    @Override
    public final Iterator<T> iterator() {
        Members<T> loaded = read();
        return loaded == null ? List.<T>of().iterator() : new Cursor<>(this, loaded.iterator());
    }

    @Override
    public final Object[] toArray() {
        Members<T> loaded = read();
        return loaded == null ? new Object[0] : loaded.toArray();
    }

    @Override
    @SuppressWarnings("unchecked") // the copy is of the array's own class
    public final <A> A[] toArray(A[] array) {
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
    public final String toString() {
        return end().label() + (isLoaded() ? " (" + size() + ")" : " (not loaded)");
    }

    /** The members, loaded where they are not; null where there are none. */
    abstract @Nullable Members<T> read();

    /** Members and pending additions, without loading. */
    abstract List<T> present();

    /** From now on this is not loaded; of an object that was just made of a row: that it was empty before is nothing to go back to. */
    abstract void forget();

    /**
     * This is loaded: what was added and removed meanwhile is merged in.
     *
     * @param loaded distinct targets; the array is the collection's from now on
     */
    abstract void fill(Object[] loaded);

    /** The same with objects of which some may be there twice. */
    void fillOnce(Collection<T> loaded) {
        fill(distinct(loaded).toArray());
    }

    @Override
    final @Nullable T occupant() {
        return null;
    }

    @Override
    final boolean occupiedUnseen() {
        return false;
    }

    @Override
    final boolean isVacant() {
        return true;
    }

    final List<T> membersWhere(Predicate<? super T> predicate) {
        Members<T> loaded = read();
        return loaded == null ? List.of() : loaded.where(predicate);
    }

    final <X> Members<X> distinct(Collection<? extends X> elements) {
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
