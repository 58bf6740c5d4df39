package dev.backstitch.benchmarks.contest;

import java.util.List;
import java.util.function.Consumer;

/**
 * One way to work with the blog. Every method is one workload and does its own transaction; what it returns is the graph as its user has it then, with both
 * sides of each link. Made once in a JVM by {@link Lineup}; one thread.
 *
 * @param <U> its class of users
 * @param <P> its class of posts
 * @param <T> its class of tags
 */
public interface Contestant<U, P, T> extends AutoCloseable {

    Accessors<U, P, T> accessors();

    /** W1: makes the whole sample as new objects, linked, and writes it; the users have their keys then. */
    List<U> insert(Sample sample);

    /** W2: loads all users, their posts, the tags of these, and for each tag its posts. */
    List<U> loadGraph();

    /** W3: loads all posts without what they are linked to. */
    List<P> loadPosts();

    /** W4: finds posts by key, one by one, none of them in memory. */
    List<P> find(long[] keys);

    /** W4 at once: finds the same posts together. */
    List<P> findAll(long[] keys);

    /** W5: loads all posts and gives those that {@link Sample#isRevised} names their new title; all posts are returned. */
    List<P> revise(Sample sample);

    /** W6: loads all posts, hands out what writes pending changes of them, of which there are none, and ends. */
    void flushUnchanged(Consumer<Runnable> flush);

    /** W7: loads users, then reads the posts of each, which were not asked for before. */
    List<U> loadLazily(long[] users);

    /** W8: deletes users with their posts and the links of these. */
    void delete(long[] users);

    /** W9: loads the first users with their posts, and those who get them, with theirs, and moves every post; all of these users are returned. */
    List<U> move(Sample sample);

    @Override
    default void close() {}
}
