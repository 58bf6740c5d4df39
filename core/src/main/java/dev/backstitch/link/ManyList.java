package dev.backstitch.link;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose order is stored: each element's row keeps its place. All that changes the order between two flushes is written in one statement.
 *
 * <p>Elements are distinct, so {@code set} with an element that stands elsewhere in the list swaps the two; {@code Collections.swap}, {@code reverse},
 * {@code rotate} and {@code shuffle} do what they do to any list. Whatever names a place reads, and so loads a list that is not loaded.
 *
 * @param <T> the class of the elements
 */
public final class ManyList<T> extends StoredMany<T> implements List<T> {

    private ManyList(End<?, T> end, Object owner) {
        super(end, owner);
    }

    /** The list of one owner; mappings call it from {@code of(this)}. */
    public static <O, T> ManyList<T> inOrder(End<O, T> end, O owner) {
        return new ManyList<>(end, owner);
    }

    /** Links an element and puts it at a place; one that is a member already only moves there. */
    @Override
    public void add(int place, T element) {
        Objects.checkIndex(place, size() + 1);
        Mirror.heard(() -> {
            boolean added = add(element);
            move(element, Math.min(place, size() - 1));
            return added;
        });
    }

    @Override
    public boolean addAll(int place, Collection<? extends T> elements) {
        Objects.checkIndex(place, size() + 1);
        Members<T> given = distinct(elements);
        List<T> newcomers = given.where(element -> !contains(element));
        return Mirror.heard(() -> {
            List<T> order = ordered();
            order.addAll(place, newcomers);
            boolean changed = addAll(newcomers);
            reorder(order);
            return changed;
        });
    }

    /**
     * Puts an element at a place instead of the one that is there, which is unlinked; where the element is a member already, the two swap places.
     *
     * @return the element that was there
     */
    @Override
    public T set(int place, T element) {
        T former = get(place);
        if (contains(element)) {
            swap(place, indexOf(element));
        } else {
            Mirror.heard(() -> {
                remove(former);
                add(element);
                move(element, place);
                return true;
            });
        }
        return former;
    }

    @Override
    public T remove(int place) {
        T element = get(place);
        remove((Object) element);
        return element;
    }

    /** Moves an element to a place; those between come closer. */
    public void move(T element, int place) {
        int from = indexOf(element);
        Objects.checkIndex(place, size());
        if (from < 0) {
            throw new IllegalArgumentException(LinkTexts.noMember(end().label()));
        }
        if (from != place) {
            List<T> order = ordered();
            order.add(place, order.remove(from));
            reorder(order);
        }
    }

    /** Two elements change places. */
    public void swap(int one, int other) {
        List<T> order = ordered();
        T moved = order.set(one, order.get(other));
        order.set(other, moved);
        if (one != other) {
            reorder(order);
        }
    }

    @Override
    public void sort(@Nullable Comparator<? super T> comparator) {
        List<T> order = ordered();
        order.sort(comparator);
        reorder(order);
    }

    /** The last element comes first. */
    public void reverse() {
        List<T> order = ordered();
        Collections.reverse(order);
        reorder(order);
    }

    @Override
    public int indexOf(@Nullable Object element) {
        Members<T> members = read();
        return members == null || element == null ? -1 : members.placeOf(element);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return indexOf(element);
    }

    @Override
    public ListIterator<T> listIterator() {
        return new View().listIterator();
    }

    @Override
    public ListIterator<T> listIterator(int place) {
        return new View().listIterator(place);
    }

    @Override
    public List<T> subList(int from, int to) {
        return new View().subList(from, to);
    }

    /** As of any list; reads, and so loads. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof List<?> list && ordered().equals(list));
    }

    /** As of any list; reads, and so loads. */
    @Override
    public int hashCode() {
        return ordered().hashCode();
    }

    private List<T> ordered() {
        return new ArrayList<>(membersWhere(member -> true));
    }

    private void reorder(List<T> order) {
        Members<T> members = read();
        if (members != null && !Arrays.equals(members.toArray(), order.toArray(), ManyList::byIdentity)) {
            arrange(new Members<>(order));
            Mirror.tellReordered(this);
        }
    }

    private static int byIdentity(Object one, Object other) {
        return one == other ? 0 : 1;
    }

    /** What the iterators and parts of this list change is this list. */
    private final class View extends AbstractList<T> {

        @Override
        public T get(int place) {
            return ManyList.this.get(place);
        }

        @Override
        public int size() {
            return ManyList.this.size();
        }

        @Override
        public T set(int place, T element) {
            return ManyList.this.set(place, element);
        }

        @Override
        public void add(int place, T element) {
            ManyList.this.add(place, element);
            modCount++;
        }

        @Override
        public T remove(int place) {
            modCount++;
            return ManyList.this.remove(place);
        }
    }
}
