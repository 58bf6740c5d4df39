package dev.backstitch.link;

import org.jspecify.annotations.Nullable;

/**
 * One end of a relationship, seen from the objects that hold its links.
 *
 * <p>Immutable and shared by all threads once its mapping is built. Implemented by the mapping's relationships; not meant for applications.
 *
 * @param <O> the class that holds the link
 * @param <T> the class on the other side
 */
public interface End<O, T> {

    /** What messages call this end, as in {@code Users.posts}. */
    String label();

    /** The end that answers from the other side, or null where the relationship is declared on one side only. */
    @Nullable
    End<T, O> counterpart();

    /** The link of one owner, read by the accessor that the mapping names. */
    Link<T> linkOf(O owner);

    /** The key of a target by which a row names it, a list of values where it has several columns; null where it has none yet. */
    @Nullable
    Object keyOf(T target);

    /** The way of a collection that is seen through objects between; null of every other link. */
    default @Nullable Hops<O, ?, T> hops() {
        return null;
    }

    /** Those who are told when links of this end change. */
    Listeners<O, T> listeners();

    /** Whether anybody is told, on this side or the other. */
    boolean listened();
}
