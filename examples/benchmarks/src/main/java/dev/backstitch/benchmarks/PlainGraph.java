package dev.backstitch.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The same users and posts without the library, linked by plain methods. */
final class PlainGraph implements Graph {

    private final PlainUser[] users;
    private final PlainPost[] posts;

    PlainGraph(int userCount, int postsEach) {
        users = IntStream.range(0, userCount)
                .mapToObj(user -> new PlainUser(""))
                .toArray(PlainUser[]::new);
        posts = IntStream.range(0, userCount * postsEach)
                .mapToObj(post -> new PlainPost(""))
                .toArray(PlainPost[]::new);
    }

    @Override
    public int addByUser() {
        int postsEach = posts.length / users.length;
        int added = 0;
        int next = 0;
        for (PlainUser user : users) {
            for (int end = next + postsEach; next < end; next++) {
                added += user.addPost(posts[next]) ? 1 : 0;
            }
        }
        return added;
    }

    @Override
    public void addByPost() {
        give(0);
    }

    @Override
    public void moveByPost() {
        give(1);
    }

    private void give(int distance) {
        int postsEach = posts.length / users.length;
        int next = 0;
        for (int user = 0; user < users.length; user++) {
            PlainUser author = users[(user + distance) % users.length];
            for (int end = next + postsEach; next < end; next++) {
                posts[next].setAuthor(author);
            }
        }
    }

    @Override
    public int remove(int[] order) {
        PlainUser user = users[0];
        int removed = 0;
        for (int post : order) {
            removed += user.removePost(posts[post]) ? 1 : 0;
        }
        return removed;
    }

    @Override
    public boolean contains(int post) {
        return users[0].getPosts().contains(posts[post]);
    }

    @Override
    public List<PlainUser> users() {
        return List.of(users);
    }

    @Override
    public List<PlainPost> posts() {
        return List.of(posts);
    }

    @Override
    public Collection<PlainPost> postsOf(int user) {
        return users[user].getPosts();
    }

    @Override
    public @Nullable PlainUser authorOf(int post) {
        return posts[post].getAuthor();
    }
}
