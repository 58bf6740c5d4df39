package dev.backstitch.benchmarks.contest;

import java.util.stream.LongStream;

/**
 * The blog that every workload works on, told by how many users it has: ten posts each, three of a hundred tags on a post. Users, posts and tags are
 * numbered from 1; {@link BlogTables} writes the same as SQL.
 */
public record Sample(int users) {

    public static final int POSTS_EACH = 10;
    public static final int TAGS = 100;
    public static final int TAGS_EACH = 3;

    private static final int TAG_DISTANCE = 33;
    private static final int PRIME = 7919;

    public int posts() {
        return users * POSTS_EACH;
    }

    public String userName(int user) {
        return "User number " + user;
    }

    public String title(int post) {
        return "What is to be said of " + post;
    }

    public String revisedTitle(int post) {
        return "What else is to be said of " + post;
    }

    public String tagName(int tag) {
        return "tag " + tag;
    }

    /** The user who wrote a post. */
    public int author(int post) {
        return (post - 1) / POSTS_EACH + 1;
    }

    /**
     * A tag of a post.
     *
     * @param which from 0
     */
    public int tag(int post, int which) {
        return (post + which * TAG_DISTANCE) % TAGS + 1;
    }

    /** Whether a post is one of those whose title is changed: every tenth. */
    public boolean isRevised(long post) {
        return post % POSTS_EACH == 0;
    }

    /** As many keys of posts as there are users, spread over all posts, none twice. */
    public long[] somePosts() {
        return LongStream.range(0, users)
                .map(number -> number * PRIME % posts() + 1)
                .toArray();
    }

    /** How many users are read with their posts one by one, and how many give their posts away. */
    public int someUsers() {
        return Math.max(1, users / 10);
    }

    /** The keys of users. */
    public long[] users(int from, int count) {
        return LongStream.range(from, (long) from + count).toArray();
    }

    /** To whom the posts of one of the first users go. */
    public int heir(int user) {
        return user + someUsers();
    }
}
