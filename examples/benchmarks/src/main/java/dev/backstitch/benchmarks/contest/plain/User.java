package dev.backstitch.benchmarks.contest.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class User {

    private @Nullable Long id;
    private String name;
    private final List<Post> posts = new ArrayList<>();

    public User(String name) {
        this.name = name;
    }

    /** One that has a row. */
    public static User stored(Long id, String name) {
        User user = new User(name);
        user.id = id;
        return user;
    }

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<Post> getPosts() {
        return Collections.unmodifiableList(posts);
    }

    /** Adds a post, which leaves its former author. */
    public void addPost(Post post) {
        User former = post.author;
        if (former == this) {
            return;
        }
        if (former != null) {
            former.posts.remove(post);
        }
        posts.add(post);
        post.author = this;
    }

    void removePost(Post post) {
        posts.remove(post);
        post.author = null;
    }
}
