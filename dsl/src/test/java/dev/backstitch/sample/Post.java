package dev.backstitch.sample;

import static dev.backstitch.sample.Posts.POSTS;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;

public class Post {

    private Long id;
    private String title;
    private final One<User> author = POSTS.author.of(this);
    private final Many<Tag> tags = POSTS.tags.of(this);

    public Post() {}

    public Post(String title) {
        this.title = title;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public One<User> author() {
        return author;
    }

    public Many<Tag> tags() {
        return tags;
    }

    @Override
    public String toString() {
        return title;
    }
}
