package dev.backstitch.benchmarks;

import dev.backstitch.examples.blog.Post;
import dev.backstitch.examples.blog.User;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The blog's own users and posts, linked by the library, with no session. */
final class BackstitchGraph implements Graph {

    private final User[] users;
    private final Post[] posts;

    BackstitchGraph(int userCount, int postsEach) {
        users = IntStream.range(0, userCount).mapToObj(user -> new User("")).toArray(User[]::new);
        posts = IntStream.range(0, userCount * postsEach)
                .mapToObj(post -> new Post(""))
                .toArray(Post[]::new);
    }

    @Override
    public int addByUser() {
        int postsEach = posts.length / users.length;
        int added = 0;
        int next = 0;
        for (User user : users) {
            for (int end = next + postsEach; next < end; next++) {
                added += user.posts().add(posts[next]) ? 1 : 0;
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
            User author = users[(user + distance) % users.length];
            for (int end = next + postsEach; next < end; next++) {
                posts[next].author().set(author);
            }
        }
    }

    @Override
    public int remove(int[] order) {
        User user = users[0];
        int removed = 0;
        for (int post : order) {
            removed += user.posts().remove(posts[post]) ? 1 : 0;
        }
        return removed;
    }

    @Override
    public boolean contains(int post) {
        return users[0].posts().contains(posts[post]);
    }

    @Override
    public List<User> users() {
        return List.of(users);
    }

    @Override
    public List<Post> posts() {
        return List.of(posts);
    }

    @Override
    public Collection<Post> postsOf(int user) {
        return users[user].posts();
    }

    @Override
    public @Nullable User authorOf(int post) {
        return posts[post].getAuthor();
    }
}
