package dev.backstitch.sample;

import static dev.backstitch.sample.Profiles.PROFILES;

import dev.backstitch.link.One;

public class Profile {

    private Long id;
    private String bio;
    private final One<User> user = PROFILES.user.of(this);

    public Profile() {}

    public Profile(String bio) {
        this.bio = bio;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getBio() {
        return bio;
    }

    public void setBio(String bio) {
        this.bio = bio;
    }

    public One<User> user() {
        return user;
    }

    @Override
    public String toString() {
        return bio;
    }
}
