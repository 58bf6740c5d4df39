package dev.backstitch.sample;

import static dev.backstitch.sample.Users.USERS;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;

public class User {

    private Long id;
    private String name;
    private final Many<Post> posts = USERS.posts.of(this);
    private final One<Profile> profile = USERS.profile.of(this);

    public User() {}

    public User(String name) {
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
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

    public One<Profile> profile() {
        return profile;
    }

    @Override
    public String toString() {
        return name;
    }
}
