package dev.backstitch.benchmarks.contest.backstitch;

import static dev.backstitch.benchmarks.contest.backstitch.Users.USERS;

import dev.backstitch.link.Many;
import org.jspecify.annotations.Nullable;

public final class User {

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
}
