package dev.backstitch.examples.blog;

import static dev.backstitch.examples.blog.Users.USERS;

import dev.backstitch.link.Many;
import org.jspecify.annotations.Nullable;

public class User {

    private @Nullable Long id;
    private String name = "";
    private final Many<Post> posts = USERS.posts.of(this);

    public User() {}

    public User(String name) {
        this.name = name;
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

    public Many<Post> posts() {
        return posts;
    }

    @Override
    public String toString() {
        return name;
    }
}
