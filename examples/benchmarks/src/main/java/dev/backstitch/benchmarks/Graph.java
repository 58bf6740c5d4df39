package dev.backstitch.benchmarks;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users and posts in memory, as many posts for each user, with the changes that are timed. The posts of a user stand next to each other: the first
 * user's come first. Made anew for each measurement, with nothing linked.
 */
interface Graph {

    /** Adds to each user its posts; answers how many were added. */
    int addByUser();

    /** Gives each post its user. */
    void addByPost();

    /** Gives each post the user that follows its own; the last one's posts go to the first. */
    void moveByPost();

    /** Removes posts from the first user; answers how many were there. */
    int remove(int[] order);

    /** Whether the first user's collection has the post. */
    boolean contains(int post);

    List<?> users();

    List<?> posts();

    Collection<?> postsOf(int user);

    @Nullable
    Object authorOf(int post);
}
