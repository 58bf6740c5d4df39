package dev.backstitch.sample;

import static dev.backstitch.sample.Tags.TAGS;

import dev.backstitch.link.Many;

public class Tag {

    private Long id;
    private String name;
    private final Many<Post> posts = TAGS.posts.of(this);

    public Tag() {}

    public Tag(String name) {
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

    @Override
    public String toString() {
        return name;
    }
}
